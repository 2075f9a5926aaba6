/** A chain as a Hurl file (https://hurl.dev) that sends each hop and asserts its response. */

import { isInternal, type RedirectChain, rawLocation } from '../../chain/chain.ts';
import { toBytes } from '../../redact/canonical.ts';
import type { Copied } from './copied.ts';
import { notesOn } from './notes.ts';
import { hurlKey, hurlString, hurlValue } from './quote.ts';
import { type SentBody, type SentRequest, toSentRequests } from './sent-request.ts';

/** Writes the file. */
export function toHurl(chain: RedirectChain): Copied {
  const requests = toSentRequests(chain);
  return { text: requests.map(toEntry).join('\n\n'), notes: notesOn(requests) };
}

function toEntry(request: SentRequest): string {
  const { method, url, headers, body } = request;
  return [
    `${method} ${toHurlUrl(url)}`,
    ...headers.map(({ name, value }) => `${hurlKey(name)}: ${hurlValue(value)}`),
    ...bodyLines(body),
    ...answerLines(request),
  ].join('\n');
}

/** Braces would begin a template, "#" a comment, and a backslash an escape; the others would end the URL. */
function toHurlUrl(url: string): string {
  return url.replace(/[{}#\\"`<>|^ ]/g, (character) => encodeURIComponent(character));
}

/** Hurl looks for templates in all other bodies. */
function bodyLines(body: SentBody): string[] {
  if (body.kind === 'text') return [`base64,${btoa(toBytes(body.text))};`];
  if (body.kind !== 'multipart') return [];
  const fields = body.fields.map(({ name, value }) => `${hurlKey(name)}: ${hurlValue(value)}`);
  return ['[MultipartFormData]', ...fields];
}

function answerLines({ hop }: SentRequest): string[] {
  const { response, redirect } = hop;
  if (!response || response.status < 100 || isInternal(redirect)) return [];
  const location = rawLocation(hop);
  return [
    `HTTP ${response.status}`,
    ...(location === undefined
      ? []
      : ['[Asserts]', `header "Location" == ${hurlString(location)}`]),
  ];
}
