/** Web servers, which both serve files and pass requests on. */
import { debian } from '../cache.ts';
import { HOST, TARGET } from '../row.ts';
import type { MeasuredServer } from '../server.ts';
import { inDebian, PLACE, STATUSES, versionIn } from './debian-root.ts';

export function nginx(setting?: string): MeasuredServer {
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

export function apache(setting?: string): MeasuredServer {
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

export const lighttpd: MeasuredServer = {
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
