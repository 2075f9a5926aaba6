/** What a hop sent, as far as a tool can send it again. */

import { bodyText } from '../../chain/body-text.ts';
import { type Header, type Hop, headerValue, type RedirectChain } from '../../chain/chain.ts';
import { withoutFragment } from '../../chain/chain-edit.ts';
import { isUnsent } from '../../http/answer.ts';
import { isUrl } from '../../url/origin.ts';

export type SentBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  /** multipart/form-data, with a boundary that the tool chooses. */
  | { readonly kind: 'multipart'; readonly fields: readonly Field[] }
  /** There was a body, or may have been, but its bytes are unknown. */
  | { readonly kind: 'unknown' };

export interface Field {
  readonly name: string;
  readonly value: string;
}

export interface SentHeader extends Header {
  /** Control characters that no field can contain, each replaced by a space. */
  readonly lost: string;
}

export interface SentRequest {
  /** The index of the hop in the chain. */
  readonly index: number;
  readonly hop: Hop;
  /** A token (RFC 9110 §9.1). */
  readonly method: string;
  /** An http or https URL in ASCII, without a fragment. */
  readonly url: string;
  /** The headers that a tool doesn't write itself, each in one line. */
  readonly headers: readonly SentHeader[];
  readonly body: SentBody;
}

/**
 * Characters that no field value can contain (RFC 9110 §5.5) become spaces: a line break would begin another header.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const NOT_IN_FIELDS = /[\0-\x08\n-\x1f\x7f]+/g;

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Headers that follow from the URL, the body and the connection, and from what the tool can decode. */
const WRITTEN_BY_TOOLS =
  /^(?:host|content-length|transfer-encoding|connection|keep-alive|proxy-connection|te|upgrade|http2-settings|accept-encoding)$/i;

/**
 * Lists what a chain sent, hop by hop, except hops that the browser redirected internally, and those that did not use
 * HTTP.
 */
export function toSentRequests(chain: RedirectChain): SentRequest[] {
  return chain.hops.flatMap((hop, index) => {
    const { method } = hop;
    const url = toSentUrl(hop.url);
    if (url === undefined || !TOKEN.test(method) || isUnsent(hop)) return [];
    const body = toSentBody(hop, bodyText(chain, index));
    return [{ index, hop, method, url, headers: toSentHeaders(hop, body), body }];
  });
}

/** Returns the value of a sent header; undefined if there is none. */
export function sentHeader(request: SentRequest, name: string): string | undefined {
  return headerValue(request.headers, name);
}

/** Returns the headers except the given ones. */
export function headersWithout(
  { headers }: SentRequest,
  ...names: readonly string[]
): readonly SentHeader[] {
  return headers.filter(({ name }) => !names.includes(name.toLowerCase()));
}

function toSentUrl(text: string): string | undefined {
  if (!isUrl(text)) return undefined;
  const { protocol, href } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return withoutFragment(href);
}

function toSentHeaders({ requestHeaders = [] }: Hop, body: SentBody): SentHeader[] {
  return requestHeaders
    .filter(({ name }) => TOKEN.test(name) && !WRITTEN_BY_TOOLS.test(name))
    .filter(({ name }) => body.kind !== 'multipart' || name.toLowerCase() !== 'content-type')
    .map(({ name, value }) => ({
      name,
      value: value.replace(NOT_IN_FIELDS, ' ').trim(),
      lost: value.match(NOT_IN_FIELDS)?.join('') ?? '',
    }));
}

function toSentBody({ body, requestHeaders }: Hop, text: string | undefined): SentBody {
  switch (body.kind) {
    case 'none':
      return body;
    case 'bytes':
      if (body.size === 0) return { kind: 'none' };
      return text === undefined || text.includes('\0')
        ? { kind: 'unknown' }
        : { kind: 'text', text };
    case 'form': {
      if (!body.fields) return { kind: 'unknown' };
      const fields = Object.entries(body.fields).flatMap(([name, values]) =>
        values.map((value) => ({ name, value })),
      );
      const type = headerValue(requestHeaders, 'content-type') ?? '';
      if (/^multipart\/form-data/i.test(type)) return { kind: 'multipart', fields };
      const pairs = fields.map(({ name, value }) => [name, value]);
      return { kind: 'text', text: new URLSearchParams(pairs).toString() };
    }
    case 'files':
    case 'not-observable':
      return { kind: 'unknown' };
  }
}
