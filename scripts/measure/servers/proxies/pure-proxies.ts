/** Proxies that serve nothing themselves. */
import { debian } from '../cache.ts';
import { TARGET } from '../row.ts';
import type { MeasuredServer } from '../server.ts';
import { inDebian, STATUSES, versionIn } from './debian-root.ts';

export const haproxy: MeasuredServer = {
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

export const varnish: MeasuredServer = {
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
