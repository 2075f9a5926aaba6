/** Visits every text of a chain that came over the network, and the user’s note, once each, with its kind. */
import type {
  BodySummary,
  FormFields,
  Header,
  Hop,
  HopResponse,
  NetworkFacts,
  RedirectChain,
} from '../chain/chain.ts';

export type TextKind =
  | { readonly kind: 'url' | 'text' | 'body' }
  | { readonly kind: 'header' | 'field'; readonly name: string };

/** Receives a text and its kind; returns the replacement. */
export type VisitText = (text: string, kind: TextKind) => string;

/** Receives a body's digest; returns the replacement. */
export type VisitDigest = (digest: string) => string;

const URL_KIND = { kind: 'url' } as const;
const TEXT_KIND = { kind: 'text' } as const;

/** Copies a chain, replacing every text with what the visitor returns. */
export function withTexts(
  chain: RedirectChain,
  visit: VisitText,
  visitDigest: VisitDigest,
): RedirectChain {
  const [first, ...rest] = chain.hops;
  const hop = (each: Hop) => hopTexts(each, visit, visitDigest);
  return {
    ...chain,
    ...(chain.initiator !== undefined && { initiator: visit(chain.initiator, URL_KIND) }),
    ...(chain.note !== undefined && { note: visit(chain.note, TEXT_KIND) }),
    hops: [hop(first), ...rest.map(hop)],
  };
}

function hopTexts(hop: Hop, visit: VisitText, visitDigest: VisitDigest): Hop {
  const { requestHeaders, response, challenge, redirect, error, network, contradiction } = hop;
  return {
    ...hop,
    url: visit(hop.url, URL_KIND),
    ...(requestHeaders && { requestHeaders: headerTexts(requestHeaders, visit) }),
    body: bodyTexts(hop.body, visit, visitDigest),
    ...(response && { response: responseTexts(response, visit) }),
    ...(challenge && { challenge: responseTexts(challenge, visit) }),
    ...(redirect && { redirect: { ...redirect, url: visit(redirect.url, URL_KIND) } }),
    ...(error !== undefined && { error: visit(error, TEXT_KIND) }),
    ...(network && { network: networkTexts(network, visit, visitDigest) }),
    ...(contradiction?.target !== undefined && {
      contradiction: { ...contradiction, target: visit(contradiction.target, URL_KIND) },
    }),
  } satisfies Hop;
}

/** Most headers contain no secret: unchanged headers, and lists of them, stay the same objects. */
function headerTexts(headers: readonly Header[], visit: VisitText): readonly Header[] {
  let changed: Header[] | undefined;
  for (const [index, header] of headers.entries()) {
    const { name } = header;
    const value = visit(header.value, { kind: 'header', name });
    if (value === header.value && !hasMore(header)) continue;
    changed ??= [...headers];
    changed[index] = { name, value };
  }
  return changed ?? headers;
}

/** A file may contain other properties, which were not searched. */
function hasMore(header: Header): boolean {
  for (const key in header) if (key !== 'name' && key !== 'value') return true;
  return false;
}

/** In a status line, the server chooses everything except the protocol and the status. */
function responseTexts(response: HopResponse, visit: VisitText): HopResponse {
  const [, start = '', reason = ''] =
    /^(HTTP\/[\d.]+ ?\d* ?|)(.*)$/is.exec(response.statusLine) ?? [];
  return {
    ...response,
    statusLine: start + (reason && visit(reason, TEXT_KIND)),
    ...(response.headers && { headers: headerTexts(response.headers, visit) }),
  };
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
