/**
 * What filters need of a chain. Each value is derived when first needed, because 10,000 chains are tested at a time.
 */
import { bodySize, contentLength, lastHop, outcomeOf, type RedirectChain } from '../chain/chain.ts';
import { perChain } from '../chain/per-chain.ts';
import { redirectTarget } from '../chain/redirect-target.ts';
import { foundIn } from '../findings/index.ts';
import { readCookies, readSetCookies } from '../http/cookies/set-cookie.ts';
import { linkName } from '../journeys/link-text.ts';
import { layersOf } from '../layers/index.ts';
import { likelyCorsRefusal } from '../standards/cors.ts';
import { toTransitions } from '../transition/transition.ts';
import { hostOf } from '../url/origin.ts';
import { isSameSite } from '../url/site.ts';

/** The URLs that were requested, and the target of a redirect that was not followed. */
export const urlsOf = perChain(({ hops }) => {
  const urls: string[] = [];
  for (const hop of hops) addNew(urls, hop.url, redirectTarget(hop));
  return urls;
});

/**
 * What free text is looked for in, a line each: every URL, method and status, the word for what the chain followed
 * from, and its note.
 */
export const wordsOf = perChain((chain) => {
  let words = chain.link ? linkName(chain.link.cause) : '';
  for (const { method } of chain.hops) words += `\n${method}`;
  for (const url of urlsOf(chain)) words += `\n${url}`;
  for (const status of statusesOf(chain)) words += `\n${status}`;
  if (chain.note !== undefined) words += `\n${chain.note}`;
  return words;
});

/** The same in lower case. */
export const searchTextOf = perChain((chain) => wordsOf(chain).toLowerCase());

/** Every status that was received, including that of a challenge. */
export const statusesOf = perChain(({ hops }) => {
  const statuses: string[] = [];
  for (const { challenge, response } of hops) {
    if (challenge) addNew(statuses, String(challenge.status));
    if (response) addNew(statuses, String(response.status));
  }
  return statuses;
});

/** In upper case. */
export const methodsOf = perChain(({ hops }) => {
  const methods: string[] = [];
  for (const { method } of hops) addNew(methods, method.toUpperCase());
  return methods;
});

/** The verdicts on the method; `kept` only if every redirect kept it. */
export const verdictsOf = perChain((chain) => {
  const verdicts: string[] = [];
  for (const { verdict } of toTransitions(chain)) addNew(verdicts, verdict);
  return verdicts.length > 1 ? verdicts.filter((verdict) => verdict !== 'kept') : verdicts;
});

/** The causes of its redirects and of its link. */
export const causesOf = perChain(({ hops, link }) => {
  const causes: string[] = [];
  for (const { redirect } of hops) addNew(causes, redirect?.cause);
  addNew(causes, link?.cause);
  return causes;
});

/** Who sent its redirects, as far as that is known: the layers' ids. */
export const sendersOf = perChain(({ hops }) => {
  const senders: string[] = [];
  for (const hop of hops) addNew(senders, layersOf(hop).author?.layer.id);
  return senders;
});

/** The hosts of its URLs, those with a port also with it. */
export const hostsOf = perChain((chain) => {
  const hosts: string[] = [];
  for (const url of urlsOf(chain)) {
    const host = hostOf(url);
    if (host !== '') addNew(hosts, host, portOf(url) && `${host}:${portOf(url)}`);
  }
  return hosts;
});

/** The schemes of its URLs, in lower case. */
export const schemesOf = perChain((chain) => {
  const schemes: string[] = [];
  for (const url of urlsOf(chain)) {
    addNew(schemes, /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase());
  }
  return schemes;
});

/** Whether a redirect led to another site. */
export const isCrossSite = perChain((chain) => {
  const hosts = chain.hops.map(({ url }) => hostOf(url));
  const target = redirectTarget(lastHop(chain));
  if (target !== undefined) hosts.push(hostOf(target));
  return hosts.some((host, index) => index > 0 && !isSameSite(hosts[index - 1] ?? '', host));
});

/** Whether the method was changed, by design or not. */
export const isMethodChanged = perChain(({ hops }) =>
  hops.some(({ method }) => method !== hops[0].method),
);

/** Whether a response came from the cache. */
export const isCached = perChain(({ hops }) =>
  hops.some(({ response }) => response?.fromCache === true),
);

/** Whether it failed: no final response, a 4xx or 5xx, likely refused by CORS, or a finding with severity error. */
export const isFailed = perChain((chain) => {
  const status = lastHop(chain).response?.status ?? 0;
  return (
    outcomeOf(chain) === 'failed' ||
    status >= 400 ||
    likelyCorsRefusal(chain) !== undefined ||
    foundIn(chain).some(({ severity }) => severity === 'error')
  );
});

/** The names of all observed headers, in lower case. */
export const headersOf = perChain(({ hops }) => {
  const names = new Set<string>();
  for (const { requestHeaders, response, challenge } of hops) {
    for (const headers of [requestHeaders, response?.headers, challenge?.headers]) {
      for (const { name } of headers ?? []) names.add(name.toLowerCase());
    }
  }
  return [...names];
});

/** The names of all cookies that were sent or set. */
export const cookiesOf = perChain((chain) => [
  ...new Set([...sentCookies(chain), ...setCookies(chain)]),
]);

const sentCookies = perChain(({ hops }) =>
  hops.flatMap(({ requestHeaders = [] }) => readCookies(requestHeaders).map(({ name }) => name)),
);

const setCookies = perChain(({ hops }) =>
  hops.flatMap(({ response, endedAt = 0 }) =>
    readSetCookies(response?.headers ?? [], endedAt).map(({ name }) => name),
  ),
);

/** The ids of its findings. */
export const findingIdsOf = perChain((chain) => [...new Set(foundIn(chain).map(({ id }) => id))]);

/** The most bytes that a hop is known to have sent or received: a body's or a transfer's size. */
export const largestOf = perChain(({ hops }) =>
  hops.reduce(
    (largest, hop) =>
      Math.max(
        largest,
        bodySize(hop) ?? 0,
        contentLength(hop.response?.headers) ?? 0,
        hop.network?.transferSize ?? 0,
      ),
    0,
  ),
);

/** The values of `has:`. */
export const HAS: ReadonlyMap<string, (chain: RedirectChain) => boolean> = new Map(
  Object.entries({
    body: ({ hops }) => hops.some(({ body }) => !['none', 'not-observable'].includes(body.kind)),
    'body-dropped': (chain) => toTransitions(chain).some(({ body }) => body === 'dropped'),
    'header-dropped': (chain) =>
      toTransitions(chain).some(({ lostHeaders }) => lostHeaders.length > 0),
    cookie: (chain) => sentCookies(chain).length > 0,
    'set-cookie': (chain) => setCookies(chain).length > 0,
    'cookie-not-sent': (chain) =>
      toTransitions(chain).some(({ missingCookies }) => missingCookies.length > 0),
    finding: (chain) => foundIn(chain).length > 0,
    link: ({ link }) => link !== undefined,
    note: ({ note }) => note !== undefined,
  }),
);

/** Which of these a chain has. */
export const traitsOf = perChain((chain) =>
  [...HAS].flatMap(([name, isTrue]) => (isTrue(chain) ? [name] : [])),
);

const ALL = [
  searchTextOf,
  methodsOf,
  hostsOf,
  schemesOf,
  causesOf,
  verdictsOf,
  isCrossSite,
  isMethodChanged,
  isCached,
  isFailed,
  headersOf,
  cookiesOf,
  findingIdsOf,
  largestOf,
  traitsOf,
];

/** Derives all of them, so that no filter has to wait. */
export function prepare(chain: RedirectChain): void {
  for (const facetOf of ALL) facetOf(chain);
}

function portOf(url: string): string | undefined {
  return /^[a-z]+:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/.exec(url)?.[1];
}

/** A chain has so few of each that a set would cost more than it saves. */
function addNew(list: string[], ...values: readonly (string | undefined)[]): void {
  for (const value of values) {
    if (value !== undefined && !list.includes(value)) list.push(value);
  }
}
