/** The cookies that a hop's answer set and what became of them, as texts that are safe to show. */
import type { RedirectChain } from '../core/chain.ts';
import { type CookieFate, type TracedCookie, traceCookies } from '../core/cookies/cookie-fate.ts';
import type { SetCookie } from '../core/cookies/set-cookie.ts';
import { cookieName, reasonText } from '../core/transition-text.ts';
import { visibleText } from '../core/visible-text.ts';
import { assertNever } from './assert-never.ts';

/** One cookie that a hop set. */
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

/** Shapes the cookies that hop `index` set; undefined where it set none. */
export function cookieView(chain: RedirectChain, index: number): CookieView | undefined {
  const cookies = traceCookies(chain).filter(({ setAt }) => setAt === index);
  if (cookies.length === 0) return undefined;
  return {
    summary: summaryOf(cookies),
    rows: cookies.map(({ cookie, fate }) => ({
      name: visibleText(cookieName(cookie.name)),
      value: visibleText(cookie.value) || 'empty',
      attributes: visibleText(attributesOf(cookie)),
      fate: fateText(fate, chain.ended),
      isLost: fate.kind === 'not-sent',
    })),
  };
}

function summaryOf(cookies: readonly TracedCookie[]): string {
  const part = (verb: string, wanted: boolean) => {
    const names = cookies
      .filter(({ fate }) => (fate.kind === 'deleted') === wanted)
      .map(({ cookie }) => visibleText(cookieName(cookie.name)));
    if (names.length === 0) return [];
    return [`${verb} ${names.length > 3 ? `${names.length} cookies` : names.join(', ')}`];
  };
  return [...part('sets', false), ...part('deletes', true)].join(', ');
}

function attributesOf(cookie: SetCookie): string {
  const { domain, path, expiresAt, secure, httpOnly, sameSite } = cookie;
  return [
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    ...(path === undefined ? [] : [`Path=${path}`]),
    ...(expiresAt === undefined ? [] : [`until ${untilText(expiresAt)}`]),
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(sameSite === undefined ? [] : [`SameSite=${sameSite}`]),
  ].join(', ');
}

/** To the second: `2026-11-22 05:35:14 UTC`. */
function untilText(time: number): string {
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

function fateText(fate: CookieFate, ended: boolean): string {
  switch (fate.kind) {
    case 'sent':
      return `sent at hop ${fate.at + 1}`;
    case 'not-sent':
      return `not sent at hop ${fate.at + 1} (${reasonText(fate.likely)})`;
    case 'deleted':
      return 'deleted';
    case 'no-hop':
      return ended ? 'no later hop on this site' : 'no later hop on this site yet';
    case 'not-observable':
      return ended ? 'not observable' : 'not yet seen';
    default:
      return assertNever(fate);
  }
}
