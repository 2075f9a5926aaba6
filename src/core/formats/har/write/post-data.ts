/** Request bodies as HAR post data. */
import { type Hop, headerValue } from '../../../chain/chain.ts';
import type { HarPostData } from '../har.ts';

/**
 * Converts a hop's body; undefined if there was none, or it was not observable.
 * @param text the text of the body, as `bodyText` finds it
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
