/** What filters ask of a chain. Each is worked out when it is first asked for, since 10,000 chains are asked at a time. */
import {
  bodySize,
  contentLength,
  type Header,
  lastHop,
  outcomeOf,
  type RedirectChain,
} from '../chain.ts';
import { readCookies, readSetCookies } from '../cookies/set-cookie.ts';
import { likelyCorsRefusal } from '../cors.ts';
import { findingsOf } from '../findings/index.ts';
import { linkName } from '../link-text.ts';
import type { EnrichedHop } from '../network-log.ts';
import { hostOf } from '../origin.ts';
import { perChain } from '../per-chain.ts';
import { redirectTarget } from '../redirect-target.ts';
import { isSameSite } from '../site.ts';
import { toTransitions } from '../transition.ts';

/** What every redirect of a chain did. */
export const transitionsOf = perChain(toTransitions);

/** What was found in a chain, without what came before it. */
export const foundIn = perChain((chain) => findingsOf(chain));

/** The URLs that were requested, and the target of a redirect that was not followed. */
export const urlsOf = perChain(({ hops }) => [
  ...new Set(hops.flatMap((hop) => [hop.url, redirectTarget(hop) ?? hop.url])),
]);

/** What free text is looked for in: every URL, method and status, and the word for what the chain came of. */
export const wordsOf = perChain((chain) => [
  ...urlsOf(chain),
  ...new Set(chain.hops.map(({ method }) => method)),
  ...statusesOf(chain),
  ...(chain.link ? [linkName(chain.link.cause)] : []),
]);

/** The same in lower case, as one text. A line feed is part of no URL, method or status. */
export const searchTextOf = perChain((chain) => wordsOf(chain).join('\n').toLowerCase());

/** Every status that was received, that of a challenge too. */
export const statusesOf = perChain(
  ({ hops }) =>
    new Set(
      hops.flatMap(({ challenge, response }) =>
        [challenge, response].flatMap((answer) => (answer ? [String(answer.status)] : [])),
      ),
    ),
);

/** In upper case. */
export const methodsOf = perChain(
  ({ hops }) => new Set(hops.map(({ method }) => method.toUpperCase())),
);

/** The verdicts on what became of the method; `kept` only where every redirect kept it. */
export const verdictsOf = perChain((chain) => {
  const verdicts = new Set<string>(transitionsOf(chain).map(({ verdict }) => verdict));
  if (verdicts.size > 1) verdicts.delete('kept');
  return verdicts;
});

/** Why it went on to another URL, and what the chain itself came of. */
export const causesOf = perChain(
  ({ hops, link }) =>
    new Set<string>([
      ...hops.flatMap(({ redirect }) => (redirect ? [redirect.cause] : [])),
      ...(link ? [link.cause] : []),
    ]),
);

/** The hosts of its URLs, those with a port also with it. */
export const hostsOf = perChain((chain) => {
  const urls = urlsOf(chain).filter((url) => URL.canParse(url));
  return new Set(
    urls.flatMap((url) => [new URL(url).hostname, new URL(url).host]).filter((host) => host !== ''),
  );
});

/** The schemes of its URLs, in lower case. */
export const schemesOf = perChain(
  (chain) =>
    new Set(
      urlsOf(chain).flatMap((url) => /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? []),
    ),
);

/** Whether a redirect led to another site. */
export const isCrossSite = perChain(({ hops }) =>
  hops.some((hop, index) => {
    const target = hops[index + 1]?.url ?? redirectTarget(hop);
    return target !== undefined && !isSameSite(hostOf(hop.url), hostOf(target));
  }),
);

/** Whether the method was changed, by design or not. */
export const isMethodChanged = perChain(({ hops }) =>
  hops.some(({ method }) => method !== hops[0].method),
);

/** Whether an answer came from the cache. */
export const isCached = perChain(({ hops }) =>
  hops.some(({ response }) => response?.fromCache === true),
);

/** Whether it failed: no last answer, one of 4xx or 5xx, one that CORS likely refused, or a finding that is an error. */
export const isFailed = perChain((chain) => {
  const status = lastHop(chain).response?.status ?? 0;
  return (
    outcomeOf(chain) === 'failed' ||
    status >= 400 ||
    likelyCorsRefusal(chain) !== undefined ||
    foundIn(chain).some(({ severity }) => severity === 'error')
  );
});

/** The names of all headers that were seen, in lower case. */
export const headersOf = perChain(
  ({ hops }) =>
    new Set(hops.flatMap((hop) => headersOfHop(hop).map(({ name }) => name.toLowerCase()))),
);

/** The names of all cookies that were sent or set. */
export const cookiesOf = perChain(
  (chain) => new Set([...sentCookies(chain), ...setCookies(chain)]),
);

const sentCookies = perChain(({ hops }) =>
  hops.flatMap(({ requestHeaders = [] }) => readCookies(requestHeaders).map(({ name }) => name)),
);

const setCookies = perChain(({ hops }) =>
  hops.flatMap(({ response, endedAt = 0 }) =>
    readSetCookies(response?.headers ?? [], endedAt).map(({ name }) => name),
  ),
);

/** The ids of what was found. */
export const findingIdsOf = perChain((chain) => new Set(foundIn(chain).map(({ id }) => id)));

/** The most bytes that a hop sent or received, as far as is known: a body's size, or what was transferred. */
export const largestOf = perChain(({ hops }) =>
  Math.max(
    ...hops.flatMap((hop) => [
      bodySize(hop) ?? 0,
      contentLength(hop.response?.headers) ?? 0,
      hop.network?.transferSize ?? 0,
    ]),
  ),
);

/** What `has:` asks for. */
export const HAS: Readonly<Record<string, (chain: RedirectChain) => boolean>> = {
  body: ({ hops }) => hops.some(({ body }) => !['none', 'not-observable'].includes(body.kind)),
  'body-dropped': (chain) => transitionsOf(chain).some(({ body }) => body === 'dropped'),
  'header-dropped': (chain) =>
    transitionsOf(chain).some(({ lostHeaders }) => lostHeaders.length > 0),
  cookie: (chain) => sentCookies(chain).length > 0,
  'set-cookie': (chain) => setCookies(chain).length > 0,
  'cookie-not-sent': (chain) =>
    transitionsOf(chain).some(({ missingCookies }) => missingCookies.length > 0),
  finding: (chain) => foundIn(chain).length > 0,
  link: ({ link }) => link !== undefined,
};

/** Which of these a chain has. */
export const traitsOf = perChain(
  (chain) => new Set(Object.keys(HAS).filter((name) => HAS[name]?.(chain))),
);

function headersOfHop({ requestHeaders = [], response, challenge }: EnrichedHop): Header[] {
  return [...requestHeaders, ...(response?.headers ?? []), ...(challenge?.headers ?? [])];
}
