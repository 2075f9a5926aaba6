import { type Hop, headerValue } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { listText } from '../kit/texts/url-text.ts';

/**
 * A redirect to a signed URL that was rejected, likely because the client also forwarded the headers of its own
 * signature.
 */
export const signedUrlRefused: Rule = {
  id: 'signed-url-refused',
  title: msg`A signed URL was requested with headers that its signature doesn’t cover`,
  severity: 'error',
  needs: ['refusal'],
  reference: {
    text: 'Amazon S3, query authentication',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const { next } = redirect;
      const names = next && isRefused(next) ? uncoveredHeaders(redirect, next) : [];
      return names.length === 0 ? [] : [toFound(redirect, names)];
    }),
};

function isRefused({ response }: Hop): boolean {
  return [400, 401, 403].includes(response?.status ?? 0);
}

/** Amazon requires a signature over every x-amz header (HeadersNotSigned), and rejects a second authorization. */
function uncoveredHeaders({ from, fromUrl, toUrl }: ServerRedirect, next: Hop): string[] {
  if (!toUrl.searchParams.has('X-Amz-Signature')) return [];
  const signed = (toUrl.searchParams.get('X-Amz-SignedHeaders') ?? '').toLowerCase().split(';');
  // On another origin, it is a separate finding.
  const isOwn = fromUrl.origin === toUrl.origin;
  const names = (next.requestHeaders ?? []).map(({ name }) => name.toLowerCase());
  return [...new Set(names)].filter((name) => {
    const isSigning = name.startsWith('x-amz-') || (isOwn && name === 'authorization');
    return isSigning && !signed.includes(name) && headerValue(from.requestHeaders, name);
  });
}

function toFound({ index, from, status, next }: ServerRedirect, names: string[]): Found {
  return {
    hop: index,
    text: t`The signed URL was requested with headers that its signature doesn’t cover: ${listText(names)}`,
    explanation: t`The client sent these headers again after the ${status}. ${hostOf(next?.url ?? '')} returned
      ${next?.response?.status ?? ''}, likely because the signature must cover such headers.`,
    remedy: t`Request the URL in the Location without these headers, in a request of its own. Alternatively, don’t
      send them to ${hostOf(from.url)}, or sign the URL with the x-amz headers included (X-Amz-SignedHeaders).`,
  };
}
