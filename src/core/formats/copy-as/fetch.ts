/** A chain's first request as a call of fetch(), which follows redirects as browsers do. */
import type { Header, RedirectChain } from '../../chain/chain.ts';
import { t } from '../../text/i18n.ts';
import type { Copied } from './copied.ts';
import { notesOn } from './notes.ts';
import { scriptString } from './quote.ts';
import { type SentBody, toSentRequests } from './sent-request.ts';

/** Headers that scripts can't set (Fetch, "forbidden request-header"). */
const FORBIDDEN =
  /^(?:accept-(?:charset|encoding)|access-control-request-(?:headers|method|private-network)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(?:proxy|sec)-.*)$/i;

/** Writes the call. */
export function toFetch(chain: RedirectChain): Copied {
  const [request] = toSentRequests(chain);
  if (!request) return { text: '', notes: [] };
  const headers = request.headers.filter(({ name }) => !FORBIDDEN.test(name));
  const url = new URL(request.url);
  const hasUser = url.username !== '' || url.password !== '';
  url.username = '';
  url.password = '';
  const notes = [
    ...notesOn([{ ...request, headers }]),
    ...(hasUser
      ? [t`The URL’s username and password are left out because fetch() rejects them.`]
      : []),
  ];
  const members = [
    `method: ${scriptString(request.method)}`,
    ...headerMember(headers),
    ...bodyMember(request.body),
    `credentials: 'include'`,
  ];
  const init = members.map((member) => `  ${member},\n`).join('');
  return { text: `await fetch(${scriptString(url.href)}, {\n${init}});`, notes };
}

function headerMember(headers: readonly Header[]): string[] {
  if (headers.length === 0) return [];
  const pairs = headers.map(
    ({ name, value }) => `    [${scriptString(name)}, ${scriptString(value)}],\n`,
  );
  return [`headers: [\n${pairs.join('')}  ]`];
}

function bodyMember(body: SentBody): string[] {
  if (body.kind === 'text') return [`body: ${scriptString(body.text)}`];
  if (body.kind !== 'multipart') return [];
  const entries = body.fields
    .map(({ name, value }) => `[${scriptString(name)}, ${scriptString(value)}]`)
    .join(', ');
  return [
    `body: [${entries}].reduce((form, [name, value]) => (form.append(name, value), form), new FormData())`,
  ];
}
