/** Visits every text of a chain that came over the network, and the user’s note, once each, with its kind. */
import type {
  BodySummary,
  CarriedFinding,
  FormFields,
  Header,
  Hop,
  HopResponse,
  NetworkFacts,
  RedirectChain,
} from '../chain/chain.ts';
import { remember } from '../lists/remember.ts';

export type TextKind =
  | { readonly kind: 'url' | 'text' | 'body' }
  | { readonly kind: 'header' | 'field'; readonly name: string };

/** Receives a text and its kind; returns the replacement. */
export type VisitText = (text: string, kind: TextKind) => string;

/** Receives a body's digest; returns the replacement. */
export type VisitDigest = (digest: string) => string;

const URL_KIND = { kind: 'url' } as const;
const TEXT_KIND = { kind: 'text' } as const;

/**
 * Copies a chain, replacing every text with what the visitor returns. What has no other texts than before stays the same
 * object.
 */
export function withTexts(
  chain: RedirectChain,
  visit: VisitText,
  visitDigest: VisitDigest,
): RedirectChain {
  const texts: Changes<RedirectChain> = {};
  if (chain.initiator !== undefined) texts.initiator = visit(chain.initiator, URL_KIND);
  if (chain.note !== undefined) texts.note = visit(chain.note, TEXT_KIND);
  if (chain.found) texts.found = chain.found.map((each) => findingTexts(each, visit));
  texts.hops = each<Hop, RedirectChain['hops']>(chain.hops, (hop) =>
    hopTexts(hop, visit, visitDigest),
  );
  return changed(chain, texts);
}

/** Some of a thing's properties, to be replaced. */
type Changes<T> = { -readonly [Key in keyof T]?: T[Key] };

/** The thing with the changes, or the thing itself where they change nothing: copies are what costs most here. */
function changed<T extends object>(thing: T, changes: Changes<T>): T {
  for (const key in changes) if (changes[key] !== thing[key]) return { ...thing, ...changes };
  return thing;
}

/** What becomes of each item, or the same list where nothing does. */
function each<T, List extends readonly T[]>(list: List, change: (item: T) => T): List {
  let copy: T[] | undefined;
  for (const [index, item] of list.entries()) {
    const now = change(item);
    if (now === item) continue;
    copy ??= [...list];
    copy[index] = now;
  }
  return (copy as readonly T[] as List | undefined) ?? list;
}

function findingTexts(found: CarriedFinding, visit: VisitText): CarriedFinding {
  const { text, explanation, remedy, fixes } = found;
  return {
    ...found,
    text: visit(text, TEXT_KIND),
    explanation: visit(explanation, TEXT_KIND),
    ...(remedy !== undefined && { remedy: visit(remedy, TEXT_KIND) }),
    ...(fixes && {
      fixes: fixes.map(({ status, from, to }) => ({
        status,
        from: visit(from, URL_KIND),
        to: visit(to, URL_KIND),
      })),
    }),
  };
}

function hopTexts(hop: Hop, visit: VisitText, visitDigest: VisitDigest): Hop {
  const { requestHeaders, response, challenge, redirect, error, network, contradiction } = hop;
  const texts: Changes<Hop> = { url: visit(hop.url, URL_KIND) };
  if (requestHeaders) texts.requestHeaders = headerTexts(requestHeaders, visit);
  texts.body = bodyTexts(hop.body, visit, visitDigest);
  if (response) texts.response = responseTexts(response, visit);
  if (challenge) texts.challenge = responseTexts(challenge, visit);
  if (redirect) texts.redirect = changed(redirect, { url: visit(redirect.url, URL_KIND) });
  if (error !== undefined) texts.error = visit(error, TEXT_KIND);
  if (network) texts.network = networkTexts(network, visit, visitDigest);
  if (contradiction?.target !== undefined)
    texts.contradiction = changed(contradiction, {
      target: visit(contradiction.target, URL_KIND),
    });
  return changed(hop, texts);
}

/** Most headers contain no secret: unchanged headers, and lists of them, stay the same objects. */
function headerTexts(headers: readonly Header[], visit: VisitText): readonly Header[] {
  return each(headers, (header: Header): Header => {
    const { name } = header;
    const value = visit(header.value, { kind: 'header', name });
    return value === header.value && !hasMore(header) ? header : { name, value };
  });
}

/** A file may contain other properties, which were not searched. */
function hasMore(header: Header): boolean {
  for (const key in header) if (key !== 'name' && key !== 'value') return true;
  return false;
}

/** In a status line, the server chooses everything except the protocol and the status. */
const partsOfStatusLine = remember((line) => {
  const [, start = '', reason = ''] = /^(HTTP\/[\d.]+ ?\d* ?|)(.*)$/is.exec(line) ?? [];
  return { start, reason };
});

function responseTexts(response: HopResponse, visit: VisitText): HopResponse {
  const { start, reason } = partsOfStatusLine(response.statusLine);
  const texts: Changes<HopResponse> = { statusLine: start + (reason && visit(reason, TEXT_KIND)) };
  if (response.headers) texts.headers = headerTexts(response.headers, visit);
  return changed(response, texts);
}

function bodyTexts(body: BodySummary, visit: VisitText, visitDigest: VisitDigest): BodySummary {
  switch (body.kind) {
    case 'none':
    case 'not-observable':
      return body;
    case 'bytes':
      return {
        ...body,
        digest: visitDigest(body.digest),
        ...(body.text !== undefined && { text: visit(body.text, { kind: 'body' }) }),
      };
    case 'form':
      return {
        ...body,
        digest: visitDigest(body.digest),
        ...(body.fields && { fields: fieldTexts(body.fields, visit) }),
      };
    case 'files':
      return { ...body, names: body.names.map((name) => visit(name, TEXT_KIND)) };
  }
}

/** Not by assignment, because a field may be named `__proto__`. */
function fieldTexts(fields: FormFields, visit: VisitText): FormFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [
      visit(name, TEXT_KIND),
      values.map((value) => visit(value, { kind: 'field', name })),
    ]),
  );
}

function networkTexts(
  network: NetworkFacts,
  visit: VisitText,
  visitDigest: VisitDigest,
): NetworkFacts {
  const { initiator, body } = network;
  return {
    ...network,
    ...(initiator && { initiator: { ...initiator, url: visit(initiator.url, URL_KIND) } }),
    ...(body && {
      body: {
        ...body,
        digest: visitDigest(body.digest),
        ...(body.text !== undefined && { text: visit(body.text, { kind: 'body' }) }),
      },
    }),
  };
}
