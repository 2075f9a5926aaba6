/** Transitions in words: one headline for people in a hurry, one explanation for the rest. */
import { causeExplanation, causeName } from '../chain/cause-text.ts';
import type { BodySummary } from '../chain/chain.ts';
import type { Gap } from '../chain/gaps.ts';
import { type Obstacle, obstacleName } from '../http/cookies/obstacles.ts';
import { statusText } from '../http/status-codes.ts';
import { msg, t, translate } from '../text/i18n.ts';
import { sizeText } from '../text/quantities.ts';
import type { MissingCookie, Transition } from './transition.ts';

const INFERRED = msg`The browser didn’t report this redirect; it is inferred from the URLs.`;

/** An effect of a redirect on the request; `lost` if the next request lacks something because of it. */
export interface Effect {
  readonly text: string;
  readonly lost: boolean;
}

/**
 * Returns the parts of a transition's line, most important first, to be joined by " · ": `302 Found`, `POST → GET`,
 * `body of 24 B dropped`, `Content-Type dropped`.
 */
export function headline(transition: Transition): string[] {
  if (transition.gap) return [gapText(transition.gap)];
  return [
    sourceText(transition),
    methodText(transition),
    ...effects(transition).map(({ text }) => text),
  ];
}

/** Says what is missing between two hops because nobody observed it. */
export function gapText(gap: Gap): string {
  return gap === 'hops'
    ? t`A hop is missing here: not observed`
    : t`The response is missing here, and hops may be: not observed`;
}

/** Says what happened to the method: `POST → GET`, `GET kept`. */
export function methodText({ fromMethod, toMethod, verdict }: Transition): string {
  if (verdict === 'by-design') return t`${fromMethod} → ${toMethod}, by design`;
  if (fromMethod !== toMethod) return `${fromMethod} → ${toMethod}`;
  return t`${toMethod} kept`;
}

/** Says what a redirect changed apart from the method: `body of 24 B dropped`, `Content-Type dropped`. */
export function effects(transition: Transition): Effect[] {
  const { body, lostHeaders, hidesOrigin, missingCookies } = transition;
  const losses = [
    ...lostHeaders.map((name) => t`${name} dropped`),
    ...(hidesOrigin ? ['Origin → null'] : []),
    ...cookieText(missingCookies),
  ];
  return [
    ...bodyText(transition).map((text) => ({
      text,
      lost: body === 'dropped' || body === 'differs',
    })),
    ...losses.map((text) => ({ text, lost: true })),
  ];
}

/**
 * Explains a redirect that is as it should be, or that no server sent. Undefined if there is nothing to explain;
 * findings say what is wrong and what to change.
 */
export function explanation({ cause, verdict, inferred }: Transition): string | undefined {
  if (verdict === 'violation') return undefined;
  if (cause !== 'http') {
    const because = causeExplanation(cause);
    return inferred ? `${because} ${translate(INFERRED)}` : because;
  }
  return verdict === 'by-design'
    ? t`This is what 303 is for: the client fetches the response with GET.`
    : undefined;
}

/**
 * Says that a request was not observed to follow a server's redirect, if so; an inferred internal redirect needs no
 * explanation.
 */
export function inferredText({ cause, inferred }: Transition): string | undefined {
  return cause === 'http' && inferred
    ? t`The step from the redirect to this request was not observed; it is inferred from URL and
      time.`
    : undefined;
}

/**
 * Names a body: `body of 24 B`, `body of 24 B (DevTools network log)`, `form body of 2 fields`, `upload of a.txt`; undefined
 * where there was none.
 */
export function bodyName(body: BodySummary, size: number | undefined): string | undefined {
  switch (body.kind) {
    case 'none':
      return undefined;
    case 'not-observable':
      return t`body not observable`;
    case 'bytes':
      return body.source
        ? t`body of ${sizeText(body.size)} (DevTools network log)`
        : t`body of ${sizeText(body.size)}`;
    case 'form': {
      const name = formName(body.fields && Object.values(body.fields).flat().length);
      return size === undefined ? name : `${name} (${sizeText(size)})`;
    }
    case 'files':
      return body.names.length === 1
        ? t`upload of ${body.names[0] ?? ''}`
        : t`upload of ${body.names.length} files`;
  }
}

function formName(fields: number | undefined): string {
  if (fields === undefined) return t`form body`;
  return fields === 1 ? t`form body of 1 field` : t`form body of ${fields} fields`;
}

function sourceText({ cause, status, statusLine, inferred }: Transition): string {
  if (cause === 'unknown') return t`redirect not observed`;
  if (cause !== 'http') {
    return inferred
      ? t`internal: ${causeName(cause)} (inferred)`
      : t`internal: ${causeName(cause)}`;
  }
  return status === undefined ? t`redirect` : statusText(status, statusLine);
}

function bodyText({ body, fromBody, bodySize }: Transition): string[] {
  if (body === 'none') return [];
  const name = bodyName(fromBody, bodySize) ?? t`body`;
  switch (body) {
    case 'not-observable':
      return [t`body not observable`];
    case 'dropped':
      return [t`${name} dropped`];
    case 'differs':
      return [t`${name} sent again, but changed`];
    case 'sent-again':
      return [t`${name} sent again, identical`];
    case 'same-fields':
      return [t`${name} sent again, same fields`];
    case 'same-files':
      return [t`${name} sent again, same file names`];
  }
}

/** Names up to three cookies that share a reason; a sign-in may set a dozen. */
function cookieText(cookies: readonly MissingCookie[]): string[] {
  if (cookies.length === 0) return [];
  return [...new Set(cookies.map(({ likely }) => likely))].map((reason) => {
    const names = cookies
      .filter(({ likely }) => likely === reason)
      .map(({ name }) => cookieName(name));
    const why = reasonText(reason);
    return names.length > 3
      ? t`${names.length} cookies not sent (${why})`
      : t`${names.join(', ')} not sent (${why})`;
  });
}

/** Why a cookie was not sent, which is never certain. */
export function reasonText(likely: Obstacle | undefined): string {
  return likely === undefined ? t`reason unknown` : t`likely: ${obstacleName(likely)}`;
}

/** A cookie's name in short: browsers take names of up to 4 kB, and cookies without one. */
export function cookieName(name: string): string {
  if (name === '') return t`a nameless cookie`;
  return name.length <= 40 ? name : `${name.slice(0, 39)}…`;
}
