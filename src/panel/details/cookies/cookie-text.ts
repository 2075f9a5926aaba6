/** The cookies that a hop's response set and what happened to them, as display-safe texts. */

import type { RedirectChain } from '../../../core/chain/chain.ts';
import {
  type CookieFate,
  type TracedCookie,
  traceCookies,
} from '../../../core/http/cookies/cookie-fate.ts';
import type { SetCookie } from '../../../core/http/cookies/set-cookie.ts';
import { t } from '../../../core/text/i18n.ts';
import { timeText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { cookieName, reasonText } from '../../../core/transition/transition-text.ts';
import { assertNever } from '../../ui/assert-never.ts';

/** A cookie that a hop set. */
export interface CookieRow {
  readonly name: string;
  readonly value: string;
  /** `HttpOnly, SameSite=Lax`; "" for none. */
  readonly attributes: string;
  /** `sent at hop 2`, `not sent at hop 2 (likely: Secure)`. */
  readonly fate: string;
  readonly isLost: boolean;
}

export interface CookieView {
  /** `sets session, csrf`, `deletes visit`. */
  readonly summary: string;
  readonly rows: readonly CookieRow[];
}

/** Prepares the cookies that hop `index` set for display; undefined if it set none. */
export function cookieView(chain: RedirectChain, index: number): CookieView | undefined {
  const cookies = traceCookies(chain).filter(({ setAt }) => setAt === index);
  if (cookies.length === 0) return undefined;
  return {
    summary: summaryOf(cookies),
    rows: cookies.map(({ cookie, fate }) => ({
      name: visibleText(cookieName(cookie.name)),
      value: visibleText(cookie.value) || t`empty`,
      attributes: visibleText(attributesOf(cookie)),
      fate: fateText(fate, chain.ended),
      isLost: fate.kind === 'not-sent',
    })),
  };
}

function summaryOf(cookies: readonly TracedCookie[]): string {
  const names = (areDeleted: boolean) => {
    const found = cookies
      .filter(({ fate }) => (fate.kind === 'deleted') === areDeleted)
      .map(({ cookie }) => visibleText(cookieName(cookie.name)));
    return found.length > 3 ? t`${found.length} cookies` : found.join(', ');
  };
  const [set, deleted] = [names(false), names(true)];
  return [
    ...(set === '' ? [] : [t`sets ${set}`]),
    ...(deleted === '' ? [] : [t`deletes ${deleted}`]),
  ].join(', ');
}

/** Lists a cookie's attributes as they were set: `HttpOnly, SameSite=Lax`. */
export function attributesOf(cookie: SetCookie): string {
  const { domain, path, expiresAt, secure, httpOnly, sameSite } = cookie;
  return [
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    ...(path === undefined ? [] : [`Path=${path}`]),
    ...(expiresAt === undefined ? [] : [t`expires ${timeText(expiresAt) ?? ''}`]),
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(sameSite === undefined ? [] : [`SameSite=${sameSite}`]),
  ].join(', ');
}

/** Says what happened to a cookie after it was set. */
export function fateText(fate: CookieFate, ended: boolean): string {
  switch (fate.kind) {
    case 'sent':
      return t`sent at hop ${fate.at + 1}`;
    case 'not-sent':
      return t`not sent at hop ${fate.at + 1} (${reasonText(fate.likely)})`;
    case 'deleted':
      return t`deleted`;
    case 'no-hop':
      return ended ? t`no later hop on this site` : t`no later hop on this site yet`;
    case 'not-observable':
      return ended ? t`not observable` : t`not yet observed`;
    default:
      return assertNever(fate);
  }
}
