/** The cookies of a whole chain, hop by hop, as display-safe texts. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { pairOf, type TracedCookie } from '../../../core/http/cookies/cookie-fate.ts';
import {
  cookieStory,
  type HopStory,
  type SentCookie,
} from '../../../core/http/cookies/cookie-story.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { cookieName, reasonText } from '../../../core/transition/transition-text.ts';
import { attributesOf, fateText } from './cookie-text.ts';

/** One cookie of a hop. */
export interface CookieLine {
  readonly kind: 'sent' | 'missing' | 'set' | 'deleted';
  /** `sent`, `not sent`, `set`, `deleted`. */
  readonly word: string;
  readonly name: string;
  readonly value: string;
  /** `HttpOnly, SameSite=Lax`; "" for none. */
  readonly attributes: string;
  /** Where the cookie came from, where it was sent, or why it was not. */
  readonly story: string;
  readonly isLost: boolean;
}

export interface HopCookieLines {
  readonly index: number;
  readonly lines: readonly CookieLine[];
  /** What is unknown about the hop's cookies; undefined if everything was observable. */
  readonly note: string | undefined;
}

export interface CookiesView {
  /** `2 cookies set, 1 of them not sent on`. */
  readonly summary: string;
  readonly hops: readonly HopCookieLines[];
}

/** Prepares the cookies that each hop sent, omitted and set for display. */
export function cookiesView(chain: RedirectChain): CookiesView {
  const stories = cookieStory(chain);
  const atFirst = new Set(stories[0]?.sent?.map(pairOf));
  return {
    summary: summaryOf(stories),
    hops: stories.map((story, index) => ({
      index,
      lines: [
        ...(story.sent ?? []).map((cookie) => sentLine(cookie, atFirst)),
        ...story.missing.map(missingLine),
        ...story.set.map((traced) => setLine(traced, chain.ended)),
      ],
      note: noteOf(story, chain, index),
    })),
  };
}

function summaryOf(stories: readonly HopStory[]): string {
  const set = stories.flatMap((story) => story.set).length;
  const lost = stories.flatMap(({ missing }) => missing).length;
  if (set === 0) return t`No hop set a cookie.`;
  const count = set === 1 ? t`1 cookie set` : t`${set} cookies set`;
  const hidden = stories.flatMap((story) => story.set).filter(isFateHidden).length;
  if (lost === 0 && hidden > 0) return t`${count}, ${hidden} not observable or not yet observed.`;
  return lost === 0
    ? t`${count}; each was sent to a later hop, deleted, or had no later hop on its site.`
    : t`${count}, ${lost} not sent to a later hop.`;
}

function isFateHidden({ fate }: TracedCookie): boolean {
  return fate.kind === 'not-observable';
}

function noteOf({ sent, set }: HopStory, chain: RedirectChain, index: number): string | undefined {
  if (!sent) {
    return !chain.ended && index === chain.hops.length - 1
      ? t`Cookies sent: not yet observed.`
      : t`Cookies sent: not observable.`;
  }
  return sent.length + set.length === 0 ? t`No cookies.` : undefined;
}

/** @param atFirst the cookies that the chain's first hop sent */
function sentLine({ setAt, ...cookie }: SentCookie, atFirst: ReadonlySet<string>): CookieLine {
  const isOlder = atFirst.has(pairOf(cookie));
  return {
    kind: 'sent',
    word: t`sent`,
    ...nameAndValue(cookie),
    attributes: '',
    story:
      setAt !== undefined
        ? t`set at hop ${setAt + 1}`
        : isOlder
          ? t`set before this chain`
          : t`not set by an observed response of this chain`,
    isLost: false,
  };
}

function missingLine({ cookie, setAt, fate }: TracedCookie): CookieLine {
  const reason = reasonText(fate.kind === 'not-sent' ? fate.likely : undefined);
  return {
    kind: 'missing',
    word: t`not sent`,
    ...nameAndValue(cookie),
    attributes: '',
    story: t`set at hop ${setAt + 1}; ${reason}`,
    isLost: true,
  };
}

function setLine({ cookie, fate }: TracedCookie, ended: boolean): CookieLine {
  const isDeleted = fate.kind === 'deleted';
  return {
    kind: isDeleted ? 'deleted' : 'set',
    word: isDeleted ? t`deleted` : t`set`,
    ...nameAndValue(cookie),
    attributes: visibleText(attributesOf(cookie)),
    story: isDeleted ? '' : fateText(fate, ended),
    isLost: fate.kind === 'not-sent',
  };
}

function nameAndValue({ name, value }: { readonly name: string; readonly value: string }) {
  return {
    name: visibleText(cookieName(name)),
    value: visibleText(value) || t`empty`,
  };
}
