import asyncio
import os

from tornado.web import Application, RequestHandler, addslash, authenticated


class Dir(RequestHandler):
    @addslash
    def get(self):
        self.write("dir")


class Secure(RequestHandler):
    def get(self):
        self.redirect(f"https://{self.request.host}{self.request.uri}", permanent=True)


class Account(RequestHandler):
    @authenticated
    def get(self):
        self.write("account")


class Old(RequestHandler):
    def get(self, status):
        self.redirect(os.environ["TARGET"], status=int(status))


async def main():
    routes = [(r"/dir/?", Dir), (r"/secure", Secure), (r"/account", Account), (r"/old/(\d+)", Old)]
    Application(routes, login_url="/login").listen(int(os.environ["PORT"]), "127.0.0.1")
    await asyncio.Event().wait()


asyncio.run(main())
