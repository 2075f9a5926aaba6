/** Whether a redirect went to the required URL, or should have been followed at all. */
import { type Hop, isRedirectStatus, type RedirectChain } from '../chain/chain.ts';
import {
  currentUrl,
  type FetchError,
  type FetchRequest,
  redirectCount,
} from '../standards/fetch-request.ts';
import { MOST_REDIRECTS, type RedirectOutcome } from '../standards/redirect.ts';
import { allowedMethods, sectionOf } from '../standards/rfc9110.ts';
import { type Message, msg, t, translate } from '../text/i18n.ts';
import { type Aspect, type Followed, fetchStep, REDIRECTION, type Ruling } from './aspect.ts';

const FETCHING = 'Fetch §4.4 step 6';
const MAIN_FETCH = 'Fetch §4.1';

/** The URL of the next request. Without the headers, the browser's report would only be compared with itself. */
export function targetAspect({ from, to, next }: Followed): Aspect {
  const isSeen = from.response?.headers !== undefined;
  const text = isSeen ? currentUrl(next) : t`the Location URL`;
  return {
    aspect: 'target',
    observed: to.url,
    required: { text, source: fetchStep(3) },
    allowed: { text, source: 'RFC 9110 §10.2.2' },
    agrees: isSeen ? to.url === text : undefined,
  };
}

/** The number of redirects, if all of them were observed. */
export function countAspect(
  chain: RedirectChain,
  request: FetchRequest,
  fromIndex: number,
): Aspect {
  const hops = chain.hops.slice(0, fromIndex + 1);
  const isWhole = hops.every(({ partial, redirect }) => !partial && redirect?.cause !== 'unknown');
  const count = redirectCount(request) + 1;
  return {
    aspect: 'count',
    observed: isWhole ? String(count) : t`${count} or more`,
    required: { text: t`at most ${MOST_REDIRECTS}`, source: fetchStep(7) },
    allowed: { text: t`any number; clients should detect loops`, source: REDIRECTION },
    agrees: count > MOST_REDIRECTS ? false : isWhole || undefined,
  };
}

/** Why a redirect is not followed, and by which step. */
type Reason = readonly [text: Message, source: string];

const ERRORS: Readonly<Record<Exclude<FetchError, 'too-many-redirects'>, Reason>> = {
  'redirect-mode-error': [msg`network error: the request doesn’t allow redirects`, FETCHING],
  'invalid-location': [msg`network error: the Location is not a valid URL`, fetchStep(5)],
  'scheme-not-http': [msg`network error: the Location is not an HTTP(S) URL`, fetchStep(6)],
  'credentials-in-url': [msg`network error: the Location contains credentials`, fetchStep(9)],
  'body-not-replayable': [msg`network error: the body can’t be sent again`, fetchStep(11)],
  'cross-origin-in-same-origin-mode': [
    msg`network error: the redirect is cross-origin`,
    MAIN_FETCH,
  ],
  'cross-origin-not-followed': [msg`network error: the redirect is cross-origin`, MAIN_FETCH],
};

type Answer = Extract<RedirectOutcome, { kind: 'answer' }>['because'];

const ANSWERS: Readonly<Record<Answer, Reason>> = {
  'no-redirect-status': [msg`not followed: the status is not a redirect status`, FETCHING],
  'no-location': [msg`not followed: no Location`, fetchStep(4)],
  manual: [msg`not followed: the page handles redirects itself`, FETCHING],
};

/** A redirect that was followed although Fetch requires stopping. */
export function wronglyFollowed(
  to: Hop,
  status: number,
  outcome: Exclude<RedirectOutcome, { kind: 'request' }>,
): Aspect {
  const source = sectionOf(status);
  // A choice, as 300 is one: a redirect status is not one that a client may follow where Fetch may not.
  const mayFollow = !isRedirectStatus(status) && allowedMethods(status, to.method) !== undefined;
  return {
    aspect: 'target',
    observed: to.url,
    required: endOf(outcome),
    allowed: mayFollow && source ? { text: t`may be followed`, source } : undefined,
    agrees: false,
  };
}

function toRuling([text, source]: Reason): Ruling {
  return { text: translate(text), source };
}

/** Why there is no next request, in words, and by which step. */
export function endOf(outcome: Exclude<RedirectOutcome, { kind: 'request' }>): Ruling {
  switch (outcome.kind) {
    case 'error':
      return outcome.error === 'too-many-redirects'
        ? {
            text: t`network error: ${MOST_REDIRECTS} redirects already followed`,
            source: fetchStep(7),
          }
        : toRuling(ERRORS[outcome.error]);
    case 'answer':
      return toRuling(ANSWERS[outcome.because]);
    case 'handed-over':
      return { text: t`handed off to an external app: not an HTTP(S) URL`, source: fetchStep(6) };
  }
}
