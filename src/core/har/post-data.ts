/** Request bodies in HAR's form. */
import { type Hop, headerValue, type RedirectChain } from '../chain.ts';
import type { HarPostData } from './har.ts';

/**
 * Puts a hop's body into HAR's form; undefined where there was none, or none was observable.
 * @param text the body's text, as `bodyText` finds it
 */
export function toPostData(hop: Hop, text: string | undefined): HarPostData | undefined {
  const mimeType = headerValue(hop.requestHeaders, 'content-type') ?? 'application/octet-stream';
  const { body } = hop;
  if (body.kind === 'bytes') {
    return text === undefined
      ? { mimeType, text: '', comment: 'The body was not kept: binary, or over 64 KiB.' }
      : { mimeType, text };
  }
  if (body.kind === 'files') {
    return {
      mimeType,
      text: '',
      comment: `The body was not observable; files: ${body.names.join(', ')}`,
    };
  }
  if (body.kind !== 'form') return undefined;
  if (!body.fields)
    return { mimeType, text: '', comment: 'The form was not kept: it is over 64 KiB.' };
  const params = Object.entries(body.fields).flatMap(([name, values]) =>
    values.map((value) => ({ name, value })),
  );
  return { mimeType, params };
}

/** The text of a hop's body; one that is sent again unchanged is kept only with the hop that sent it first. */
export function bodyText(chain: RedirectChain, index: number): string | undefined {
  const body = chain.hops[index]?.body;
  if (body?.kind !== 'bytes') return undefined;
  for (const hop of chain.hops.slice(0, index + 1).reverse()) {
    if (hop.body.kind !== 'bytes' || hop.body.digest !== body.digest) return undefined;
    if (hop.body.text !== undefined) return hop.body.text;
  }
  return undefined;
}
