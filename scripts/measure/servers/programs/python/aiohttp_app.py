import os

from aiohttp import web

KINDS = {
    301: web.HTTPMovedPermanently,
    302: web.HTTPFound,
    303: web.HTTPSeeOther,
    307: web.HTTPTemporaryRedirect,
    308: web.HTTPPermanentRedirect,
}


async def old(request):
    raise KINDS[int(request.match_info["status"])](os.environ["TARGET"])


async def account(request):
    raise web.HTTPFound("/login?next=/account")


async def secure(request):
    raise web.HTTPMovedPermanently(request.url.with_scheme("https"))


async def dir(request):
    return web.Response(text="dir")


app = web.Application(middlewares=[web.normalize_path_middleware()])
app.add_routes(
    [
        web.get("/old/{status}", old),
        web.get("/account", account),
        web.get("/secure", secure),
        web.get("/dir/", dir),
    ]
)
web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]))
