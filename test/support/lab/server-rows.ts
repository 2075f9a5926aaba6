/** The redirects of lab/measured/servers.json as hops, with what may be said about each. */
import rows from '../../../lab/measured/servers.json' with { type: 'json' };
import type { ServerRow } from '../../../scripts/measure/servers/row.ts';
import type { Hop } from '../../../src/core/chain/chain.ts';

export const SERVER_ROWS = rows as unknown as readonly ServerRow[];

/** A measured redirect as a browser would report it. */
export function hopOf({ statusLine, headers }: ServerRow): Hop {
  return {
    method: 'GET',
    url: 'http://shop.test/old',
    startedAt: 0,
    endedAt: 1,
    body: { kind: 'none' },
    response: {
      status: Number(statusLine.split(' ')[1]),
      statusLine,
      headers: headers.map(([name, value]) => ({ name, value })),
    },
  };
}

/** `Django (in gunicorn) behind nginx: sign-in`. */
export function titleOf({ server, setting, behind, way }: ServerRow): string {
  const through = behind === null ? '' : ` behind ${behind}`;
  return `${server}${setting === '' ? '' : ` (${setting})`}${through}: ${way}`;
}

/** The names that are correct for a measured server's response. */
const AUTHORS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Flask', ['Flask (Werkzeug)']],
  ['FastAPI', ['FastAPI (Starlette)']],
  ['Go net/http', ['Go (net/http)']],
  // They redirect with net/http's own function, as Caddy does for directories.
  ['Caddy', ['Caddy', 'Go (net/http)']],
  ['Gin', ['Go (net/http)']],
  ['Echo', ['Go (net/http)']],
  ['Laravel', ['Laravel', 'PHP']],
  ['WordPress', ['WordPress', 'PHP']],
  ['Spring', ['Spring', 'Tomcat']],
]);

export function authorsOf({ server }: ServerRow): readonly string[] {
  return AUTHORS.get(server) ?? [server];
}

/** The server that a measured framework runs in. */
const RUNS_IN: ReadonlyMap<string, string> = new Map([
  ['FastAPI', 'Uvicorn'],
  ['Django in gunicorn', 'Gunicorn'],
  ['Flask in gunicorn', 'Gunicorn'],
]);

/** The layers that a measured redirect passed through, and no others. */
export function passedBy({ server, setting, behind }: ServerRow): readonly string[] {
  const own = RUNS_IN.get(`${server} ${setting}`.trim());
  return [behind, server, own].filter((name) => name !== null && name !== undefined);
}
