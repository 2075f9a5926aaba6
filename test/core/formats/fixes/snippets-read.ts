/** Configuration read back as its servers read it, and URLs that try to break out of it. */
import fc from 'fast-check';
import type { Fix } from '../../../../src/core/findings/finding.ts';

const hostile = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...'"\'`\\$%{}()[]:*?+!#;,&=^|<>~ .-_/aZ0\n',
          '\x24{PATH}',
          '%{HTTP_HOST}',
          '$1',
          '%1',
          '%20',
          '\\"',
          '\\\\"',
          '://',
          ':path*',
          '";return 200 "',
          '" + process.exit() + "',
          '</script>',
          '\u2028',
          'é',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  },
);

const url = fc
  .record({
    origin: fc.constantFrom(
      'http://a.test',
      'https://a.test',
      'https://www.a.test:8443',
      'http://[::1]',
    ),
    path: fc.oneof(hostile, fc.constant('same')),
    query: fc.oneof(
      fc.constant(''),
      fc.constant('?x=1'),
      hostile.map((text) => `?${text}`),
    ),
    hash: fc.oneof(
      fc.constant(''),
      hostile.map((text) => `#${text}`),
    ),
  })
  .map(({ origin, path, query, hash }) => `${origin}/${path}${query}${hash}`);

/** Redirects by 308 between any two URLs of few hosts. */
export const fixes: fc.Arbitrary<Fix> = fc.record({ from: url, to: url }).map(({ from, to }) => ({
  status: 308 as const,
  from: new URL(from).href,
  to: new URL(to).href,
}));

/** nginx's words, as ngx_conf_read_token takes them: quotes, backslashes, and what ends a word. */
export function nginxTokens(text: string): string[] {
  const tokens: string[] = [];
  const lines = text.replace(/^#.*\n/gm, '');
  const WORD = /\s+|([;{}])|"((?:[^"\\]|\\.)*)"(?=[\s;{)])|((?:[^\s;{}"#])+)/gy;
  while (WORD.lastIndex < lines.length) {
    const at = WORD.lastIndex;
    const match = WORD.exec(lines);
    if (!match) throw new Error(`nginx cannot read: ${lines.slice(at)}`);
    const [, sign, quoted, word] = match;
    const token = sign ?? quoted?.replace(/\\(["'\\])/g, '$1') ?? word;
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

/** Apache's directives: words in quotes, in which a backslash escapes a quote or another backslash. */
export function readApache(text: string) {
  const words = text
    .split('\n')
    .filter((line) => /^Rewrite(Cond|Rule)/.test(line))
    .map((line) => {
      const match = /^(\w+) "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"( \[[\w=,]+\])?$/.exec(line);
      if (!match) throw new Error(`Apache cannot read: ${line}`);
      return match.slice(1, 4).map((word) => word.replace(/\\(["\\])/g, '$1'));
    });
  const [, pattern = '', target = ''] = words.at(-1) ?? [];
  const condition = words.length > 1 ? new RegExp(words[0]?.[2] ?? '') : undefined;
  const variables = target.replace(/\\./g, '');
  if (/[$%]/.test(variables)) throw new Error(`Apache would fill in: ${target}`);
  return { pattern: new RegExp(pattern), condition, target: target.replace(/\\(.)/g, '$1') };
}

/** Runs a route of Express for a request of its own URL. */
export function playExpress(text: string, url: URL) {
  type Handler = (req: object, res: object, next: () => void) => void;
  const routes: { path: string; handler: Handler }[] = [];
  const app = { all: (path: string, handler: Handler) => routes.push({ path, handler }) };
  new Function('app', 'process', text)(app, undefined);
  const [route, ...others] = routes;
  if (!route || others.length > 0) throw new Error('not one route');
  if (/[{}()[\]+?!:*]/.test(route.path.replace(/\\./g, ''))) throw new Error('more than a path');
  let redirect: readonly [number, string] | undefined;
  const request = {
    originalUrl: url.pathname + url.search,
    path: url.pathname,
    protocol: url.protocol.slice(0, -1),
    get: () => url.host,
  };
  const response = {
    redirect: (status: number, location: string) => {
      redirect = [status, location];
    },
  };
  route.handler(request, response, () => undefined);
  return { path: route.path.replace(/\\(.)/g, '$1'), redirect };
}

/** Evaluates an entry of Next.js' redirects. */
export function playNext(text: string): { source: string; destination: string } {
  const entries = new Function(`return [${text}\n]`)();
  if (entries.length !== 1) throw new Error('not one entry');
  const { source, ...rest } = entries[0];
  if (/[{}()+?:*]/.test(source.replace(/\\./g, ''))) throw new Error('more than a path');
  return { ...rest, source: source.replace(/\\(.)/g, '$1') };
}

/** Runs a CloudFront function for a request of a URL; undefined where it lets the request pass. */
export function playCloudFront(text: string, { pathname, search }: URL): string | undefined {
  const handler = new Function(`${text}\nreturn handler;`)();
  const rawQueryString = () => search.slice(1) || null;
  const answer = handler({ request: { uri: pathname, rawQueryString } });
  return answer.headers?.location.value;
}
