import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../../src/core/findings/finding.ts';
import { FIX_SERVERS, toSnippets } from '../../../../src/core/formats/fixes/index.ts';
import { sentPattern, toRoute } from '../../../../src/core/formats/fixes/route.ts';
import { LAYERS } from '../../../../src/core/layers/layer.ts';
import {
  fixes,
  nginxTokens,
  playCloudFront,
  playExpress,
  playNext,
  readApache,
} from './snippets-read.ts';

function textFor(server: string, from: string, to: string, status: Fix['status'] = 308) {
  return toSnippets({ status, from, to }).find((snippet) => snippet.server === server)?.text;
}

const serversFor = (from: string, to: string) =>
  toSnippets({ status: 301, from, to }).map(({ server }) => server);

describe('a path that moves on its host', () => {
  const [from, to] = ['https://shop.test/v1/orders', 'https://shop.test/v2/orders'];

  it('is a location in nginx', () => {
    expect(textFor('nginx', from, to)).toBe(`# in the server block of shop.test
location = "/v1/orders" {
    absolute_redirect off;
    return 308 "/v2/orders$is_args$args";
}`);
  });

  it('is a rule in Apache, which passes the query on automatically', () => {
    expect(textFor('Apache', from, to)).toBe(`# in the virtual host of shop.test
RewriteEngine On
RewriteRule "^/?v1/orders$" "https://shop.test/v2/orders" [R=308,NE,L]`);
  });

  it('is a route in Express', () => {
    expect(textFor('Express', from, to)).toBe(`app.all("/v1/orders", (req, res) => {
  const query = req.originalUrl.replace(/^[^?]*/, "");
  res.redirect(308, "/v2/orders" + query);
});`);
  });

  it('is an entry in Next.js', () => {
    expect(textFor('Next.js', from, to)).toBe(`// in redirects() of next.config.js
{
  source: "/v1/orders",
  destination: "/v2/orders",
  permanent: true,
},`);
  });

  it.each([
    [301, 'statusCode: 301'],
    [302, 'statusCode: 302'],
    [303, 'statusCode: 303'],
    [307, 'permanent: false'],
    [308, 'permanent: true'],
  ] as const)('responds with %i', (status, line) => {
    for (const { server, text } of toSnippets({ status, from, to })) {
      expect(text).toContain(server === 'Next.js' ? line : `${status}`);
    }
  });
});

describe('the target', () => {
  it('is a complete URL on another origin', () => {
    const [from, to] = ['https://eu.shop.test/upload', 'https://us.shop.test/upload/7'];
    for (const { text } of toSnippets({ status: 307, from, to })) {
      expect(text).toMatch(/["'\n]https:\/\/us\.shop\.test\/upload\/7/);
    }
  });

  it('keeps its own query, and passes none on', () => {
    const [from, to] = ['https://a.test/old', 'https://a.test/new?page=2'];
    expect(textFor('nginx', from, to)).toContain('return 308 "/new?page=2";');
    expect(textFor('Apache', from, to)).toContain('"https://a.test/new?page=2" [R=308,NE,L]');
    expect(textFor('Express', from, to)).toContain('res.redirect(308, "/new?page=2");');
    expect(textFor('Next.js', from, to)).toContain('destination: "/new?page=2",');
  });

  it('gets the query that both have', () => {
    const [from, to] = ['https://a.test/old?page=2', 'https://a.test/new?page=2'];
    expect(textFor('nginx', from, to)).toContain('return 308 "/new$is_args$args";');
    expect(textFor('Apache', from, to)).toContain('"https://a.test/new" [R=308,NE,L]');
  });

  it('omits a fragment that the client keeps, and contains any other', () => {
    expect(textFor('nginx', 'https://a.test/old#x', 'https://a.test/new#x')).not.toContain('#x');
    expect(textFor('nginx', 'https://a.test/old', 'https://a.test/new#x')).toContain('"/new#x"');
  });

  it('never begins with two slashes', () => {
    expect(textFor('nginx', 'https://a.test/old', 'https://a.test//b.test/')).toContain(
      'return 308 "https://a.test//b.test/$is_args$args"',
    );
  });

  it('contains no credentials', () => {
    const [from, to] = ['https://me:secret@a.test/old', 'https://me:secret@b.test/new'];
    for (const { text } of toSnippets({ status: 307, from, to })) {
      expect(text).not.toContain('secret');
    }
  });
});

describe('a query that determines the target', () => {
  const [from, to] = ['https://a.test/wizard?step=1', 'https://a.test/wizard?step=2'];

  it('is a condition, which prevents a loop', () => {
    expect(textFor('nginx', from, to, 302)).toContain('if ($request_uri ~ "^/wizard\\?step=1$") {');
    expect(textFor('Apache', from, to, 302)).toContain(
      'RewriteCond "%{THE_REQUEST}" "^\\S+ /wizard\\?step=1 "',
    );
    expect(textFor('Express', from, to, 302)).toContain(
      'if (req.originalUrl !== "/wizard?step=1") return next();',
    );
  });

  it.each([
    [from, to],
    ['https://a.test/old', 'https://a.test/new?next=%2Fcart%26x'],
    ['https://a.test/old', 'https://a.test/new//x'],
    ['https://a.test/old', 'http://[::1]/new'],
  ])('can’t be expressed in Next.js, like some others: %s → %s', (from, to) => {
    expect(serversFor(from, to)).toEqual(FIX_SERVERS.filter((server) => server !== 'Next.js'));
  });

  it('is discarded in Apache if the target has none', () => {
    expect(textFor('Apache', 'https://a.test/article?id=7', 'https://a.test/article/7')).toContain(
      '"https://a.test/article/7" [R=308,NE,QSD,L]',
    );
  });
});

describe('a host that moves', () => {
  it('is recognized by its scheme from HTTP to HTTPS, which a proxy may have to report', () => {
    const [from, to] = ['http://shop.test/cart?id=7', 'https://shop.test/cart?id=7'];
    expect(
      textFor('nginx', from, to),
    ).toBe(`# in the server block of shop.test; a proxy in front must send X-Forwarded-Proto
set $asked "$host $http_x_forwarded_proto,$scheme";
if ($asked ~ "^shop\\.test (,http$|http,)") {
    return 308 "https://shop.test$request_uri";
}`);
    expect(
      textFor('Apache', from, to),
    ).toBe(`# in the virtual host of shop.test; a proxy in front must send X-Forwarded-Proto
RewriteEngine On
RewriteCond "%{HTTP_HOST} %{HTTP:X-Forwarded-Proto},%{REQUEST_SCHEME}" "^shop\\.test(:\\d+)? (,http$|http,)" [NC]
RewriteCond "%{THE_REQUEST}" "^\\S+ (/[^?\\s]*)"
RewriteRule "^" "https://shop.test%1" [R=308,NE,L]`);
    expect(textFor('Next.js', from, to)).toBe(`// in redirects() of next.config.js
{
  source: "/:path*",
  has: [{ type: "host", value: "shop\\\\.test" }],
  missing: [{ type: "header", key: "x-forwarded-proto", value: "https(,.*)?" }], // a proxy in front must send X-Forwarded-Proto
  destination: "https://shop.test/:path*",
  permanent: true,
},`);
    expect(serversFor(from, to)).not.toContain('CloudFront');
  });

  it('is recognized by its name, from www or to it', () => {
    const [from, to] = ['https://www.shop.test/', 'https://shop.test/'];
    expect(textFor('nginx', from, to)).toBe(`# in the server block of www.shop.test
if ($host = "www.shop.test") {
    return 308 "https://shop.test$request_uri";
}`);
    expect(textFor('Caddy', from, to)).toBe(`# in the site block of www.shop.test
@moved-www-shop-test host www.shop.test
redir @moved-www-shop-test "https://shop.test{uri}" 308`);
    expect(textFor('CloudFront', from, to)).toContain(
      'request.headers.host.value !== "www.shop.test"',
    );
  });

  it('is recognized by its port if nothing else differs', () => {
    const [from, to] = ['http://shop.test:8080/', 'http://shop.test/'];
    expect(textFor('nginx', from, to)).toContain('if ($http_host = "shop.test:8080") {');
    expect(textFor('Apache', from, to)).toContain('"^shop\\.test:8080$" [NC]');
    expect(textFor('Express', from, to)).toContain('req.get("host") !== "shop.test:8080"');
  });

  it('is only a path if the hosts have nothing in common', () => {
    expect(textFor('nginx', 'https://eu.test/upload', 'https://us.test/upload')).toContain(
      'location = "/upload"',
    );
  });
});

describe('paths that a server doesn’t distinguish', () => {
  it('are distinguished by what was sent', () => {
    expect(textFor('nginx', 'https://a.test/%7Eme', 'https://a.test/~me')).toContain(
      'if ($request_uri ~ "^/%7Eme(\\?|$)") {',
    );
    expect(textFor('Apache', 'https://a.test//x', 'https://a.test/x')).toContain('^\\S+ //x[? ]');
  });

  it.each([
    ['https://a.test/docs', 'https://a.test/docs/'],
    ['https://a.test/Docs', 'https://a.test/docs'],
  ])('are distinguished by a condition in Express, but not in Next.js: %s', (from, to) => {
    expect(textFor('Express', from, to)).toContain(
      `if (req.path !== ${JSON.stringify(new URL(from).pathname)}) return next();`,
    );
    expect(serversFor(from, to)).not.toContain('Next.js');
  });
});

it.each([
  ['https://a.test/x', 'https://a.test/x#y'],
  ['https://a.test/x', 'myapp://x'],
  ['https://a";{}.test/x', 'https://a.test/x'],
  ['https://a.test/x', ''],
])('have no lines for %s → %s', (from, to) => {
  expect(toSnippets({ status: 301, from, to })).toEqual([]);
});

it('have the lines for the sender first', () => {
  const fix = { status: 308, from: 'https://a.test/old', to: 'https://a.test/new' } as const;
  expect(toSnippets(fix).map(({ server }) => server)).toEqual(FIX_SERVERS);
  const first = toSnippets(fix, LAYERS.django).map(({ server }) => server);
  expect(first).toEqual(['Django', ...FIX_SERVERS.filter((server) => server !== 'Django')]);
});

/** Whatever the URLs hold: the configuration is read here as its server reads it. */
describe('a server behind a proxy that terminates TLS', () => {
  const [from, to] = ['https://a.test/items?a%20b=1', 'https://a.test/items/?a%20b=1'];

  it('gets a complete URL in nginx, which would complete a path with its own scheme and port', () => {
    const text = textFor('nginx', 'https://a.test/a%20b', 'https://a.test/a%20b/');
    expect(text).toContain('return 308 "https://a.test/a%20b/$is_args$args";');
    expect(text).not.toContain('absolute_redirect');
  });

  it('disables that for a location in nginx, and gets a complete URL in Apache', () => {
    expect(textFor('nginx', from, to)).toContain('absolute_redirect off;\n    return 308 "/items/');
    expect(textFor('Apache', from, to)).toContain('"https://a.test/items/"');
  });
});

describe('hostile URLs', () => {
  it('are written in printable ASCII', () => {
    fc.assert(
      fc.property(fixes, (fix) => {
        for (const { text } of toSnippets(fix)) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
      }),
    );
  });

  it('stay within strings in nginx', () => {
    fc.assert(
      fc.property(fixes, (fix) => {
        const text = textFor('nginx', fix.from, fix.to, fix.status);
        fc.pre(text !== undefined && !isHostMove(fix));
        const tokens = nginxTokens(text ?? '');
        const at = tokens.indexOf('{');
        const isPath = tokens[0] === 'location' && tokens.at(-3)?.startsWith('/') === true;
        const off = isPath ? ['absolute_redirect', 'off', ';'] : [];
        const last = ['return', '308', expect.any(String), ';', '}'];
        expect(tokens.slice(at)).toEqual(['{', ...off, ...last]);
        expect(['location', 'if']).toContain(tokens[0]);
        expect(at).toBe(tokens[0] === 'if' ? 5 : 3);
        expect(tokens.at(-3)?.replace(/\$is_args\$args$/, '')).not.toContain('$');
        const { pathname, search } = new URL(fix.from);
        if (tokens[0] === 'location') expect(tokens[2]).toBe(pathname);
        else expect(pathname + search).toMatch(new RegExp(tokens[3] ?? '-'));
      }),
    );
  });

  it('stay within strings in Apache', () => {
    fc.assert(
      fc.property(fixes, (fix) => {
        const text = textFor('Apache', fix.from, fix.to, fix.status);
        fc.pre(text !== undefined && !isHostMove(fix));
        expect(text).not.toContain('${');
        const { pathname, search } = new URL(fix.from);
        const { pattern, condition, target } = readApache(text ?? '');
        expect(target).toMatch(/^https?:\/\//);
        if (condition) expect(`GET ${pathname}${search} HTTP/1.1`).toMatch(condition);
        else expect(pathname).toMatch(pattern);
      }),
    );
  });

  it('stay within strings in Express', () => {
    fc.assert(
      fc.property(fixes, (fix) => {
        const text = textFor('Express', fix.from, fix.to, fix.status);
        fc.pre(text?.startsWith('app.all') === true);
        const { path, redirect } = playExpress(text ?? '', new URL(fix.from));
        expect(path).toBe(new URL(fix.from).pathname);
        const [status, location = ''] = redirect ?? [];
        expect(status).toBe(308);
        expect(sameTarget(location, fix)).toBe(true);
      }),
    );
  });

  it('stay within strings in CloudFront', () => {
    fc.assert(
      fc.property(fixes, (fix) => {
        const text = textFor('CloudFront', fix.from, fix.to);
        fc.pre(text !== undefined && !isHostMove(fix));
        const location = playCloudFront(text ?? '', new URL(fix.from));
        expect(sameTarget(location ?? '', fix)).toBe(true);
      }),
    );
  });

  it('are only a pattern and a target elsewhere, which nothing ends or expands', () => {
    const harmless = { status: 308, from: 'http://a.test/FROM', to: 'http://b.test/TO' } as const;
    fc.assert(
      fc.property(fixes, (fix) => {
        const route = toRoute(fix);
        fc.pre(route !== undefined && !route.moves && route.passesQuery);
        const [pattern, target] = [sentPattern(route), route.target];
        expect(pattern).not.toMatch(/["`\n]|\\$/);
        expect(target).not.toMatch(/["`\\\n{}]/);
        for (const server of ['Django', 'Flask', 'FastAPI', 'ASP.NET Core'] as const) {
          const text = textFor(server, fix.from, fix.to)
            ?.split(pattern)
            .join('/FROM(|\\?.*)')
            .replace(JSON.stringify(target), '"http://b.test/TO"');
          expect(text).toBe(textFor(server, harmless.from, harmless.to));
        }
        const ruby = textFor('Rails', fix.from, fix.to)?.replace(/'(?:[^'\\]|\\.)*'/g, "''");
        const plain = textFor('Rails', harmless.from, harmless.to);
        expect(ruby).toBe(plain?.replace(/'(?:[^'\\]|\\.)*'/g, "''"));
        const java = textFor('Spring', fix.from, fix.to)?.replace(/"(?:[^"\\]|\\.)*"/g, '""');
        const spring = textFor('Spring', harmless.from, harmless.to);
        expect(java).toBe(spring?.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
      }),
    );
  });

  it('stay within strings in Next.js', () => {
    fc.assert(
      fc.property(fixes, (fix) => {
        const text = textFor('Next.js', fix.from, fix.to, fix.status);
        fc.pre(text?.includes(':path*') === false);
        const { source, destination, ...rest } = playNext(text ?? '');
        expect(source).toBe(new URL(fix.from).pathname);
        const [, path, query = '', hash] =
          /^(?:https?:\/\/[^/]*)?(\/[^?#]*)([^#]*)(.*)$/.exec(destination) ?? [];
        expect(`${path}${hash}`).not.toMatch(/[:*?+(){}\\]/);
        expect(query).not.toContain(':');
        expect(Object.keys(rest).filter((key) => !['has', 'missing'].includes(key))).toEqual([
          'permanent',
        ]);
      }),
    );
  });
});

/** Such lines hold nothing of a URL but its host. */
function isHostMove(fix: Fix): boolean {
  return toRoute(fix)?.moves !== undefined;
}

/** The same resource, but for characters that RFC 3986 would have encoded. */
function sameTarget(location: string, { from, to }: Fix): boolean {
  const [wanted, got] = [new URL(to), new URL(location, from)];
  const encode = (text: string) =>
    text.replace(/%(?![\da-f]{2})|[\\^`{|}]/gi, (character) => encodeURIComponent(character));
  return (
    got.origin === wanted.origin &&
    got.pathname + got.search === encode(wanted.pathname + wanted.search)
  );
}
