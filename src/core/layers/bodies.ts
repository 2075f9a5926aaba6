/**
 * The pages that layers send with a redirect. Browsers do not show them to an extension, but their length is in the
 * response: a page with the Location in it is as long as no other layer's.
 */
import { LAYERS, type Layer } from './layer.ts';

export interface BodyShape {
  readonly layer: Layer;
  /** Content-Type, in lower case; "" for none. */
  readonly type: string;
  /** What Server must contain if the page alone could be another layer's. */
  readonly server?: RegExp;
  readonly template: string;
  /** The page that documents it; absent if lab/measured/servers.json contains it. */
  readonly source?: string;
}

const APACHE_PAGE = `<html><head>
<title>{status} {reason}</title>
</head><body>
<h1>{reason}</h1>
<p>The document has moved <a href="{link}">here</a>.</p>
</body></html>
`;

const APACHE_DOCTYPE =
  '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">\n';
const OLD_APACHE_DOCTYPE = '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n';
const APACHE_SOURCE = 'https://github.com/apache/httpd/blob/2.4.38/modules/http/http_protocol.c';

const APACHE_SIGNED = APACHE_PAGE.replace(
  '</body>',
  '<hr>\n<address>{server} Server at {host} Port {port}</address>\n</body>',
);

const APACHE_TYPE = 'text/html; charset=iso-8859-1';
const TEXT_TYPE = 'text/plain; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

const NGINX_END =
  '<center><h1>{status} {reason}</h1></center>\r\n<hr><center>{server}</center>\r\n</body>\r\n</html>\r\n';
const NGINX_HEAD = '<html>\r\n<head><title>{status} {reason}</title></head>\r\n';

export const BODY_SHAPES: readonly BodyShape[] = [
  {
    layer: LAYERS.nginx,
    type: 'text/html',
    server: /^nginx(?:\/[\d.]+)?$/,
    template: `${NGINX_HEAD}<body>\r\n${NGINX_END}`,
  },
  {
    layer: LAYERS.nginx,
    type: 'text/html',
    server: /^nginx(?:\/[\d.]+)?$/,
    template: `${NGINX_HEAD}<body bgcolor="white">\r\n${NGINX_END}`,
    source:
      'https://github.com/nginx/nginx/blob/release-1.14.2/src/http/ngx_http_special_response.c',
  },
  {
    layer: LAYERS.apache,
    type: APACHE_TYPE,
    template: `${APACHE_DOCTYPE}${APACHE_PAGE}`,
  },
  {
    layer: LAYERS.apache,
    type: APACHE_TYPE,
    template: `${APACHE_DOCTYPE}${APACHE_SIGNED}`,
  },
  {
    layer: LAYERS.apache,
    type: APACHE_TYPE,
    template: `${OLD_APACHE_DOCTYPE}${APACHE_PAGE}`,
    source: APACHE_SOURCE,
  },
  {
    layer: LAYERS.apache,
    type: APACHE_TYPE,
    template: `${OLD_APACHE_DOCTYPE}${APACHE_SIGNED}`,
    source: APACHE_SOURCE,
  },
  {
    layer: LAYERS.express,
    type: HTML_TYPE,
    template:
      '<!DOCTYPE html><head><title>{reason}</title></head><body><p>{reason}. Redirecting to {link}</p></body>',
  },
  {
    layer: LAYERS.express,
    type: HTML_TYPE,
    template:
      '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Redirecting</title>\n</head>\n<body>\n<pre>Redirecting to {link}</pre>\n</body>\n</html>\n',
  },
  {
    layer: LAYERS.express,
    type: HTML_TYPE,
    template: '<p>{reason}. Redirecting to {link}</p>',
  },
  {
    layer: LAYERS.express,
    type: HTML_TYPE,
    template: '<p>{reason}. Redirecting to <a href="{link}">{link}</a></p>',
  },
  {
    layer: LAYERS.express,
    type: TEXT_TYPE,
    template: '{reason}. Redirecting to {location}',
  },
  {
    layer: LAYERS.koa,
    type: HTML_TYPE,
    template: 'Redirecting to {link}.',
  },
  {
    layer: LAYERS.flask,
    type: HTML_TYPE,
    template:
      '<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically to the target URL: <a href="{link}">{link}</a>. If not, click the link.\n',
  },
  {
    layer: LAYERS.go,
    type: HTML_TYPE,
    // Caddy is written in Go, too, so neither is named.
    server: /^(?!Caddy)/,
    template: '<a href="{link}">{reason}</a>.\n\n',
  },
  {
    layer: LAYERS.aiohttp,
    type: TEXT_TYPE,
    server: /\baiohttp\//,
    template: '{status}: {reason}',
  },
  {
    layer: LAYERS.traefik,
    type: '',
    template: '{reason}',
  },
];
