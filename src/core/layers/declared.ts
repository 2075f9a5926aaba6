/** The headers by which an author names itself. */
import { headerValues } from '../chain/chain.ts';
import type { RedirectAnswer } from './answer.ts';
import { type Evidence, type KnownLayer, LAYERS, type Layer } from './layer.ts';

export interface AuthorHeader {
  readonly layer: Layer;
  /** In lower case. */
  readonly header: string;
  readonly value: RegExp;
  /** The page that documents it; absent if lab/measured/servers.json contains it. */
  readonly source?: string;
}

const CLOUDFRONT_LOGS =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html';
const ASP_NET =
  'https://learn.microsoft.com/en-us/dotnet/api/system.web.configuration.httpruntimesection.enableversionheader';

/** What each says is that it made this response, by its own name. */
export const AUTHOR_HEADERS: readonly AuthorHeader[] = [
  { layer: LAYERS.express, header: 'x-powered-by', value: /^Express$/ },
  { layer: LAYERS.next, header: 'x-powered-by', value: /^Next\.js(?: |$)/ },
  { layer: LAYERS.php, header: 'x-powered-by', value: /^PHP\/\d/ },
  {
    layer: LAYERS.aspNet,
    header: 'x-aspnet-version',
    value: /^\d/,
    source: ASP_NET,
  },
  {
    layer: LAYERS.cloudfront,
    header: 'x-cache',
    value: /^(?:Redirect|FunctionGeneratedResponse|LambdaGeneratedResponse) from cloudfront$/,
    source: CLOUDFRONT_LOGS,
  },
];

/** Which say who decided on the redirect; the second is the first's forerunner. */
export const REDIRECT_BY = ['redirect-by', 'x-redirect-by'];

/** Where the first of them is defined. */
export const REDIRECT_BY_SOURCE = 'https://datatracker.ietf.org/doc/draft-devalk-redirect-by/';

/** The longest name, in characters. */
const LONGEST_NAME = 100;

/** Reads who decided on the redirect from the response; undefined if it doesn't say. */
export function redirectBy({ headers }: RedirectAnswer): KnownLayer | undefined {
  for (const name of REDIRECT_BY) {
    const [value] = headerValues(headers, name);
    const said = value === undefined ? '' : ownName(value);
    if (value === undefined || said === '' || said.length > LONGEST_NAME) continue;
    return { layer: namedLayer(said), level: 'declared', evidence: header(name, value) };
  }
  return undefined;
}

/** Finds the layers that name themselves as the sender of a response. */
export function declaredAuthors({ headers }: RedirectAnswer): KnownLayer[] {
  return AUTHOR_HEADERS.flatMap(({ layer, header: name, value }) => {
    const seen = headerValues(headers, name).find((each) => value.test(each));
    if (seen === undefined) return [];
    return [{ layer, level: 'declared', evidence: header(name, seen) }];
  });
}

function header(name: string, value: string): Evidence {
  return { kind: 'header', name, value };
}

/** Without what a structured field adds: quotation marks and parameters (RFC 9651). */
function ownName(value: string): string {
  const quoted = /^\s*"((?:[^"\\]|\\.)*)"/.exec(value)?.[1];
  return (quoted?.replace(/\\(.)/g, '$1') ?? value).trim();
}

function namedLayer(name: string): Layer {
  const id = name.toLowerCase();
  const known: Layer | undefined = Object.values(LAYERS).find(
    (layer) => layer.id === id || layer.name.toLowerCase() === id,
  );
  return known ?? { id, name, kind: 'application' };
}
