import os

from flask import Flask, redirect, request
from flask_login import LoginManager, login_required

app = application = Flask(__name__)
app.secret_key = "measured"
manager = LoginManager(app)
manager.login_view = "login"


@manager.user_loader
def user(name):
    return None


@app.route("/login")
def login():
    return "login"


@app.route("/dir/")
def dir():
    return "dir"


@app.route("/secure")
def secure():
    return redirect(request.url.replace("http://", "https://", 1), code=301)


@app.route("/account")
@login_required
def account():
    return "account"


@app.route("/old/<int:status>")
def old(status):
    return redirect(os.environ["TARGET"], code=status)


if __name__ == "__main__":
    app.run(port=int(os.environ["PORT"]))
