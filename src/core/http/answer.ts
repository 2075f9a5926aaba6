/** Who responded to a hop, as far as that was observed, and its name. */
import { causeName } from '../chain/cause-text.ts';
import { type Cause, type Hop, type HopResponse, isInternal } from '../chain/chain.ts';
import { t } from '../text/i18n.ts';
import { statusText } from './status-codes.ts';

/**
 * `internal` is the browser itself, before anything was sent; `unobserved` is a response of which only the redirect is
 * known; `none` is a hop that waits, or whose response was not observed.
 */
export type HopAnswer =
  | { readonly kind: 'internal'; readonly cause: Cause }
  | { readonly kind: 'response'; readonly response: HopResponse }
  | { readonly kind: 'service-worker' | 'unobserved' | 'none' };

/** Returns who responded to a hop. */
export function answerOf({ redirect, response, intercepted }: Hop): HopAnswer {
  if (redirect && isInternal(redirect)) return { kind: 'internal', cause: redirect.cause };
  if (response) return { kind: 'response', response };
  if (intercepted) return { kind: 'service-worker' };
  return { kind: redirect ? 'unobserved' : 'none' };
}

/**
 * Names a response: `302 Found`, `HSTS`, `service worker`, `not observed`; undefined for none. Not escaped for display.
 */
export function answerText(answer: HopAnswer): string | undefined {
  switch (answer.kind) {
    case 'internal':
      return causeName(answer.cause);
    case 'response':
      return statusText(answer.response.status, answer.response.statusLine);
    case 'service-worker':
      return t`service worker`;
    case 'unobserved':
      return t`not observed`;
    case 'none':
      return undefined;
  }
}

/** Returns whether the browser redirected a hop before anything was sent. */
export function isUnsent(hop: Hop): boolean {
  return isInternal(hop.redirect) && !hop.requestHeaders && !hop.response;
}
