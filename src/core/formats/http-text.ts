/** A chain as text in the style of HTTP/1.1: what each hop sent and received; lines with # are Detour's own. */
import { bodyText } from '../chain/body-text.ts';
import { causeName } from '../chain/cause-text.ts';
import {
  bodySize,
  type Header,
  type Hop,
  type HopResponse,
  isInternal,
  type RedirectChain,
} from '../chain/chain.ts';
import { t } from '../text/i18n.ts';
import { bodyName } from '../transition/transition-text.ts';

/** Writes a chain's hops in order. What was not observed is described as such. */
export function toHttpText(chain: RedirectChain): string {
  const count = chain.hops.length;
  return chain.hops
    .map((hop, index) =>
      [
        `# ${t`Hop ${index + 1} of ${count}`}`,
        ...requestLines(chain, hop, index),
        '',
        ...answerLines(chain, hop),
      ]
        .join('\n')
        .trimEnd(),
    )
    .join('\n\n\n');
}

function requestLines(chain: RedirectChain, hop: Hop, index: number): string[] {
  if (isInternal(hop.redirect) && !hop.requestHeaders)
    return [`# ${t`Requested but not sent:`}`, `${hop.method} ${hop.url}`];
  return [
    `${hop.method} ${hop.url}`,
    ...headerLines(hop.requestHeaders),
    ...bodyLines(hop, bodyText(chain, index)),
  ];
}

function headerLines(headers: readonly Header[] | undefined): string[] {
  if (!headers) return [`# ${t`headers not observable`}`];
  return headers.map(({ name, value }) => `${name}: ${value}`);
}

function bodyLines({ body, ...hop }: Hop, text: string | undefined): string[] {
  if (body.kind === 'none') return [];
  if (text !== undefined) return ['', text];
  const name = `# ${bodyName(body, bodySize({ ...hop, body })) ?? ''}`;
  if (body.kind === 'files') return ['', name, ...body.names.map((file) => `# ${file}`)];
  if (body.kind !== 'form' || !body.fields) return ['', name];
  const fields = Object.entries(body.fields).flatMap(([field, values]) =>
    values.map((value) => `${field}=${value}`),
  );
  return ['', name, ...fields];
}

function answerLines({ ended, hops }: RedirectChain, hop: Hop): string[] {
  const { redirect, response, challenge, error } = hop;
  const target = redirect && isInternal(redirect) ? redirect : undefined;
  const isWaiting = !ended && hop === hops[hops.length - 1];
  return [
    ...(challenge ? [...responseLines(challenge), ''] : []),
    ...(target ? [`# ${t`internal redirect (${causeName(target.cause)}) to ${target.url}`}`] : []),
    ...(response && !target ? responseLines(response) : []),
    ...(error === undefined ? [] : [`# ${error}`]),
    ...(response || target || error !== undefined
      ? []
      : [`# ${isWaiting ? t`no response yet` : t`response not observed`}`]),
  ];
}

function responseLines({ status, statusLine, headers, fromCache }: HopResponse): string[] {
  return [
    statusLine || String(status),
    ...headerLines(headers),
    ...(fromCache ? [`# ${t`from cache`}`] : []),
  ];
}
