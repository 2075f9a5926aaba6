/** Servers that can stand in front of others: their own redirects, and what they are told to pass on. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEBIAN, debian, folderOf, once, run } from './cache.ts';
import { envoy } from './envoy.ts';
import { HOST, TARGET } from './row.ts';
import type { MeasuredServer, Started } from './server.ts';

const STATUSES = [301, 302, 303, 307, 308];

/** A folder of the Debian root, where configurations and a document root with a directory lie. */
const PLACE = '/srv/detour';

/** Writes a configuration and tells how to start a program of the Debian root with it. */
function inDebian(name: string, text: string, command: (file: string) => string[]): Started {
  const file = `${PLACE}/${name.toLowerCase().replace(/\W+/g, '-')}`;
  mkdirSync(path.join(DEBIAN, PLACE, 'root/dir'), { recursive: true });
  writeFileSync(path.join(DEBIAN, PLACE, 'root/dir/index.html'), 'dir');
  writeFileSync(path.join(DEBIAN, file), text);
  return { command: ['chroot', DEBIAN, ...command(file)] };
}

function versionIn(packageName: string): string {
  const [, version = ''] =
    run('/', [
      'chroot',
      DEBIAN,
      'dpkg-query',
      '-W',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg fills it
      '-f=:${Version}',
      packageName,
    ]).match(/(?:^|:)(?:\d+:)?([0-9][0-9.]*[0-9])[^:]*$/) ?? [];
  return version;
}

function nginx(setting?: string): MeasuredServer {
  const own = STATUSES.map((status) => `location = /old/${status} { return ${status} ${TARGET}; }`);
  const text = (port: number, upstream?: number) => `
daemon off; user root; worker_processes 1; pid ${PLACE}/nginx-${port}.pid; error_log /dev/null;
events {}
http {
  access_log off; ${setting === undefined ? '' : `${setting};`}
  server {
    listen 127.0.0.1:${port}; server_name ${HOST}; port_in_redirect off;
    ${
      upstream === undefined
        ? `root ${PLACE}/root; ${own.join(' ')}
    location = /secure { return 301 https://$host$request_uri; }
    location = /account { rewrite ^ /login?next=/account redirect; }`
        : `location / { proxy_pass http://127.0.0.1:${upstream}; proxy_set_header Host $host; }`
    }
  }
}`;
  return {
    name: 'nginx',
    ...(setting === undefined ? { isProxy: true } : { setting }),
    bring: () => {
      debian('nginx-light');
      return versionIn('nginx-common');
    },
    start: (port, upstream) =>
      inDebian(`nginx-${port}`, text(port, upstream), (file) => ['nginx', '-c', file]),
  };
}

function apache(setting?: string): MeasuredServer {
  const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'rewrite', 'proxy', 'proxy_http'];
  const own = STATUSES.map((status) => `Redirect ${status} /old/${status} ${TARGET}`);
  const text = (port: number, upstream?: number) => `
ServerRoot ${PLACE}
ServerName ${HOST}
UseCanonicalName On
Listen 127.0.0.1:${port}
PidFile ${PLACE}/apache-${port}.pid
ErrorLog /dev/null
User www-data
Group www-data
${setting ?? ''}
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${
  upstream === undefined
    ? `DocumentRoot ${PLACE}/root
${own.join('\n')}
RewriteEngine On
RewriteRule ^/secure$ https://%{HTTP_HOST}%{REQUEST_URI} [R=301,L]
RewriteRule ^/account$ /login?next=/account [R,L]`
    : `ProxyPreserveHost On
ProxyPass / http://127.0.0.1:${upstream}/`
}
`;
  return {
    name: 'Apache',
    ...(setting === undefined ? { isProxy: true } : { setting }),
    bring: () => {
      debian('apache2');
      return versionIn('apache2');
    },
    start: (port, upstream) =>
      inDebian(`apache-${port}`, text(port, upstream), (file) => [
        ...['apache2', '-D', 'FOREGROUND', '-f', file],
      ]),
  };
}

const lighttpd: MeasuredServer = {
  name: 'lighttpd',
  isProxy: true,
  bring: () => {
    debian('lighttpd');
    return versionIn('lighttpd');
  },
  start: (port, upstream) =>
    inDebian(
      `lighttpd-${port}`,
      `
server.bind = "127.0.0.1"
server.port = ${port}
server.document-root = "${PLACE}/root"
server.modules += ("mod_redirect", "mod_proxy")
${
  upstream === undefined
    ? `url.redirect-code = 302
url.redirect = ("^/secure" => "https://%{url.authority}%{url.path}?a=1", "^/account$" => "/login?next=/account", "^/old/302$" => "${TARGET}")
${[301, 303, 307, 308]
  .map(
    (status) =>
      `$HTTP["url"] == "/old/${status}" { url.redirect-code = ${status} url.redirect = ("" => "${TARGET}") }`,
  )
  .join('\n')}`
    : `proxy.server = ("" => (("host" => "127.0.0.1", "port" => ${upstream})))`
}
`,
      (file) => ['lighttpd', '-D', '-f', file],
    ),
};

const haproxy: MeasuredServer = {
  name: 'HAProxy',
  isProxy: true,
  bring: () => {
    debian('haproxy');
    return versionIn('haproxy');
  },
  start: (port, upstream) =>
    inDebian(
      `haproxy-${port}`,
      `
defaults
  mode http
  timeout client 30s
  timeout server 30s
  timeout connect 5s
frontend front
  bind 127.0.0.1:${port}
${
  upstream === undefined
    ? `  http-request redirect scheme https code 301 if { path /secure }
  http-request redirect location /login?next=/account if { path /account }
  http-request redirect code 301 append-slash prefix / if { path /dir }
${STATUSES.map((status) => `  http-request redirect code ${status} location ${TARGET} if { path /old/${status} }`).join('\n')}`
    : `  default_backend back
backend back
  server one 127.0.0.1:${upstream}`
}
`,
      (file) => ['haproxy', '-db', '-f', file],
    ),
};

const varnish: MeasuredServer = {
  name: 'Varnish',
  isProxy: true,
  bring: () => {
    debian('varnish');
    return versionIn('varnish');
  },
  start: (port, upstream) =>
    inDebian(
      `varnish-${port}`,
      `vcl 4.1;
backend default { .host = "127.0.0.1"; .port = "${upstream ?? 1}"; }
sub vcl_recv {
${
  upstream === undefined
    ? `  if (req.url ~ "^/secure") { return (synth(750, "https://" + req.http.host + req.url)); }
  if (req.url ~ "^/account$") { return (synth(752, "/login?next=/account")); }
${[301, 302, 307, 308].map((status) => `  if (req.url == "/old/${status}") { return (synth(${status + 1000}, "${TARGET}")); }`).join('\n')}
  return (synth(404));`
    : '  return (pass);'
}
}
sub vcl_synth {
  if (resp.status >= 750 && resp.status <= 752) {
    set resp.http.Location = resp.reason;
    if (resp.status == 750) { set resp.status = 301; } else { set resp.status = 302; }
    set resp.reason = "Moved";
    return (deliver);
  }
${[301, 302, 307, 308]
  .map(
    (status) =>
      `  if (resp.status == ${status + 1000}) { set resp.http.Location = resp.reason; set resp.status = ${status}; set resp.reason = "Moved"; }`,
  )
  .join('\n')}
}
`,
      (file) => [
        'varnishd',
        '-F',
        '-T',
        'none',
        '-a',
        `127.0.0.1:${port}`,
        '-f',
        file,
        '-n',
        `/tmp/v${port}`,
      ],
    ),
};

/** What Go's own module proxy brings, in its present release. */
function goProgram(module: string): string {
  const folder = folderOf('go');
  const file = path.join(folder, 'bin', path.basename(module));
  once(file, () => {
    run(folder, ['go', 'install', `${module}@latest`], { GOBIN: path.dirname(file) });
  });
  return file;
}

function moduleVersion(program: string): string {
  const listed = run('/', ['go', 'version', '-m', program]);
  return /\tmod\t\S+\tv([0-9.]+)/.exec(listed)?.[1] ?? '';
}

const CADDY = 'github.com/caddyserver/caddy/v2/cmd/caddy';

function caddyfile(port: number, root: string, upstream: number | undefined): string {
  const own = STATUSES.map((status) => `redir /old/${status} ${TARGET} ${status}`);
  return `{
  admin off
  auto_https off
}
http://:${port} {
  bind 127.0.0.1
  ${
    upstream === undefined
      ? `${own.join('\n  ')}
  redir /secure https://{host}{uri} 301
  redir /account /login?next=/account
  root * ${root}
  file_server`
      : `reverse_proxy 127.0.0.1:${upstream}`
  }
}
`;
}

const CADDY_ARGUMENTS = ['run', '--adapter', 'caddyfile', '--config'];

const caddy: MeasuredServer = {
  name: 'Caddy',
  isProxy: true,
  bring: () => moduleVersion(goProgram(CADDY)),
  start: (port, upstream) => {
    const folder = folderOf('go');
    const root = path.join(folder, 'root');
    mkdirSync(path.join(root, 'dir'), { recursive: true });
    writeFileSync(path.join(root, 'dir', 'index.html'), 'dir');
    const file = path.join(folder, `Caddyfile-${port}`);
    writeFileSync(file, caddyfile(port, root, upstream));
    return { command: [goProgram(CADDY), ...CADDY_ARGUMENTS, file] };
  },
};

/** An old release, which writes its name over what it passes on. */
const debianCaddy: MeasuredServer = {
  name: 'Caddy',
  setting: "Debian's release",
  isProxy: true,
  bring: () => {
    debian('caddy');
    return versionIn('caddy');
  },
  start: (port, upstream) => {
    const text = caddyfile(port, `${PLACE}/root`, upstream);
    return inDebian(`caddy-${port}`, text, (file) => ['caddy', ...CADDY_ARGUMENTS, file]);
  },
};

const TRAEFIK = 'github.com/traefik/traefik/v3/cmd/traefik';

const traefik: MeasuredServer = {
  name: 'Traefik',
  isProxy: true,
  bring: () => moduleVersion(goProgram(TRAEFIK)),
  start: (port, upstream) => {
    const file = path.join(folderOf('go'), `traefik-${port}.yml`);
    writeFileSync(file, traefikRoutes(upstream));
    return {
      command: [
        goProgram(TRAEFIK),
        `--entrypoints.web.address=127.0.0.1:${port}`,
        `--providers.file.filename=${file}`,
      ],
    };
  },
};

function traefikRoutes(upstream: number | undefined): string {
  const middleware = upstream === undefined ? 'middlewares: [own, other]' : '';
  return `http:
  routers:
    secure: { rule: "Path(\`/secure\`)", service: up, ${upstream === undefined ? 'middlewares: [https]' : ''} }
    all: { rule: "PathPrefix(\`/\`)", service: up, ${middleware} }
  middlewares:
    https: { redirectScheme: { scheme: https, permanent: true } }
    own: { redirectRegex: { regex: "^(.*)/old/301$", replacement: "${TARGET}", permanent: true } }
    other: { redirectRegex: { regex: "^(.*)/old/302$", replacement: "${TARGET}" } }
  services:
    up: { loadBalancer: { servers: [{ url: "http://127.0.0.1:${upstream ?? 1}" }] } }
`;
}

export const PROXIES: readonly MeasuredServer[] = [
  nginx(),
  nginx('server_tokens off'),
  apache(),
  apache('ServerTokens Prod'),
  apache('ServerSignature On'),
  caddy,
  debianCaddy,
  traefik,
  envoy(),
  envoy('suppress_envoy_headers'),
  haproxy,
  varnish,
  lighttpd,
];
