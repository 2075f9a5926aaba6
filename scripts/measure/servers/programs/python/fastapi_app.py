import os

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.authentication import AuthCredentials, AuthenticationBackend, UnauthenticatedUser, requires
from starlette.middleware.httpsredirect import HTTPSRedirectMiddleware
from starlette.requests import Request

app = FastAPI()


class Nobody(AuthenticationBackend):
    async def authenticate(self, conn):
        return AuthCredentials(), UnauthenticatedUser()


app.add_middleware(AuthenticationMiddleware, backend=Nobody())


@app.get("/login", name="login")
async def login():
    return "login"


@app.get("/dir/")
async def dir():
    return "dir"


@app.get("/account")
@requires("authenticated", redirect="login")
async def account(request: Request):
    return "account"


@app.get("/old/{status}")
async def old(status: int):
    return RedirectResponse(os.environ["TARGET"], status_code=status)


secure = HTTPSRedirectMiddleware(app)


async def application(scope, receive, send):
    chosen = secure if scope.get("path") == "/secure" else app
    await chosen(scope, receive, send)
