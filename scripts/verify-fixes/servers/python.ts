/** Django and Flask with Gunicorn, FastAPI with Uvicorn. */
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FixServer } from '../../../src/core/formats/fixes/index.ts';
import { runCommand } from '../command.ts';
import type { Setup, TestedServer } from '../server.ts';
import { freePort, start } from '../started.ts';

const GUNICORN = ['gunicorn', '--threads', '4', 'app:app', '--bind'];

export const DJANGO = python('Django', 'django', GUNICORN, ({ folder, cases }) => {
  const withLines = cases.filter(({ lines }) => lines !== undefined);
  for (const [index, { lines }] of withLines.entries()) {
    writeFileSync(path.join(folder, `moved_${index}.py`), `${lines}\n`);
  }
  const middleware = withLines.map((_, index) => `"moved_${index}.moved"`);
  return `import relay
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        ${[...middleware, '"django.middleware.common.CommonMiddleware"', '"django.middleware.csrf.CsrfViewMiddleware"'].join(',\n        ')},
    ],
)

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def decide(request):
    uri = request.META["RAW_URI"]
    status, headers, body = relay.send(
        request.method, uri, request.META["HTTP_HOST"], request.META.get("HTTP_X_FORWARDED_PROTO"), request.body
    )
    return HttpResponse(body, status=status, headers=headers)


urlpatterns = [re_path(r"^.*$", decide)]
app = get_wsgi_application()
`;
});

export const FLASK = python(
  'Flask',
  'flask',
  GUNICORN,
  ({ cases }) => `import relay
from flask import Flask, request

app = Flask(__name__)

${cases.map(({ lines }) => lines ?? '').join('\n\n')}


@app.route("/", defaults={"path": ""}, methods=["GET", "POST"], merge_slashes=False)
@app.route("/<path:path>", methods=["GET", "POST"], merge_slashes=False)
def decide(path):
    status, headers, body = relay.send(
        request.method,
        request.environ["RAW_URI"],
        request.headers["Host"],
        request.headers.get("X-Forwarded-Proto"),
        request.get_data(),
    )
    return body, status, headers
`,
);

const UVICORN = ['uvicorn', 'app:app', '--port'];

export const FAST_API = python(
  'FastAPI',
  'fastapi',
  UVICORN,
  ({ cases }) => `import relay
from fastapi import FastAPI, Request, Response

app = FastAPI()

${cases.map(({ lines }) => lines ?? '').join('\n\n')}


@app.api_route("/{path:path}", methods=["GET", "POST"])
async def decide(path: str, request: Request):
    raw, query = request.scope["raw_path"].decode(), request.scope["query_string"].decode()
    status, headers, body = relay.send(
        request.method,
        raw + ("?" + query if query else ""),
        request.headers["host"],
        request.headers.get("x-forwarded-proto"),
        await request.body(),
    )
    return Response(body, status_code=status, headers=headers)
`,
);

/** @param toApp writes the application with the lines in their place */
function python(
  name: FixServer,
  library: string,
  server: readonly string[],
  toApp: (setup: Setup) => string,
): TestedServer {
  return {
    name,
    bring: (cache) => {
      const folder = path.join(cache, library);
      const pip = ['python3', '-m', 'pip', 'install', '--quiet', '--target', folder];
      if (!existsSync(folder)) runCommand(cache, ...pip, library, server[0] ?? '');
      const ask = `import sys; sys.path.insert(0, ${JSON.stringify(folder)}); from importlib.metadata import version; print(version(${JSON.stringify(library)}))`;
      return {
        version: `${name} ${runCommand(cache, 'python3', '-c', ask).trim()}`,
        run: async (setup) => {
          const port = await freePort();
          writeFileSync(path.join(setup.folder, 'app.py'), toApp(setup));
          cpSync(
            new URL('../programs/relay.py', import.meta.url),
            path.join(setup.folder, 'relay.py'),
          );
          const address = server[0] === 'gunicorn' ? `127.0.0.1:${port}` : `${port}`;
          const env = { PYTHONPATH: folder, APPLICATION: `${setup.application}` };
          const log = path.join(setup.folder, 'server.log');
          const command = ['python3', '-m', ...server, address];
          const cwd = setup.folder;
          return { ports: { http: port }, ...(await start(command, { cwd, port, log, env })) };
        },
      };
    },
  };
}
