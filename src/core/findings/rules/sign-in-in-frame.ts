import { headerValue, lastHop, type RedirectChain } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import { originOf, parseUrl } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { isAuthorizationRequest } from '../kit/pages/page-kinds.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A sign-in request in a frame that led to a page that refuses to be in another site's frame. */
export const signInInFrame: Rule = {
  id: 'sign-in-in-frame',
  title: msg`A frame was redirected to a page that refuses to be framed`,
  severity: 'error',
  reference: {
    text: 'RFC 6749 §10.13',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-10.13',
  },
  find: ({ chain }) => {
    const end = lastHop(chain);
    const policy = framePolicy(chain);
    if (policy === undefined) return [];
    const index = chain.hops.findIndex(({ url }) => asksVisitor(parseUrl(url)));
    if (index < 0 || index === chain.hops.length - 1) return [];
    return [
      {
        hop: index,
        text: t`A sign-in request in a frame led to ${urlText(end.url)}, which refuses frames of other
          origins: ${policy}`,
        explanation: t`The visitor likely isn’t signed in there, so the provider shows a page. Such pages refuse frames
          as a protection against clickjacking.`,
        remedy: t`To renew a session silently, add prompt=none (OpenID Connect): the provider then returns an error such
          as login_required instead of its page. To let visitors sign in, navigate the whole page or open a window.`,
      },
    ];
  },
};

/** Unless OpenID Connect's prompt parameter forbids showing anything (Core §3.1.2.1). */
function asksVisitor(url: URL | undefined): boolean {
  if (!url || !isAuthorizationRequest(url) || !url.searchParams.has('client_id')) return false;
  return !(url.searchParams.get('prompt') ?? '').split(' ').includes('none');
}

/**
 * The header with which a page refuses to be in a frame of the page that requested it; other ancestors may also matter.
 */
function framePolicy(chain: RedirectChain): string | undefined {
  const { type, initiator } = chain;
  const { url, response } = lastHop(chain);
  if (type !== 'sub_frame' || initiator === undefined || originOf(initiator) === originOf(url))
    return undefined;
  const options = headerValue(response?.headers, 'x-frame-options');
  const policy = headerValue(response?.headers, 'content-security-policy') ?? '';
  // Browsers ignore X-Frame-Options if the policy has frame-ancestors (CSP3 §6.4.2.2).
  const ancestors = /(?:^|;)\s*frame-ancestors\s+([^;,]+)/i.exec(policy)?.[1]?.trim();
  if (ancestors !== undefined) {
    return /^'(none|self)'$/i.test(ancestors) ? `frame-ancestors ${ancestors}` : undefined;
  }
  const isRefused = options !== undefined && /^(deny|sameorigin)$/i.test(options.trim());
  return isRefused ? `X-Frame-Options: ${options}` : undefined;
}
