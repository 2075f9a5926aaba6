/** Whether a redirect led where it must, or was to lead anywhere at all. */
import { type Hop, isRedirectStatus, type RedirectChain } from '../chain.ts';
import { currentUrl, type FetchError, type FetchRequest, redirectCount } from '../fetch-request.ts';
import { MOST_REDIRECTS, type RedirectOutcome } from '../redirect.ts';
import { allowedMethods, sectionOf } from '../rfc9110.ts';
import { type Aspect, type Followed, fetchStep, REDIRECTION, type Ruling } from './aspect.ts';

const FETCHING = 'Fetch §4.4 step 6';
const MAIN_FETCH = 'Fetch §4.1';

/** The URL of the next request. Without the headers it would be the browser's word that is compared with itself. */
export function targetAspect({ from, to, next }: Followed): Aspect {
  const isSeen = from.response?.headers !== undefined;
  const text = isSeen ? currentUrl(next) : 'its Location';
  return {
    aspect: 'target',
    observed: to.url,
    required: { text, source: fetchStep(3) },
    allowed: { text, source: 'RFC 9110 §10.2.2' },
    agrees: isSeen ? to.url === text : undefined,
  };
}

/** How many redirects it has been, as far as all of them were observed. */
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
    observed: isWhole ? String(count) : `${count} or more`,
    required: { text: `at most ${MOST_REDIRECTS}`, source: fetchStep(7) },
    allowed: { text: 'any number; loops should be noticed', source: REDIRECTION },
    agrees: count > MOST_REDIRECTS ? false : isWhole || undefined,
  };
}

const ERRORS: Readonly<Record<FetchError, Ruling>> = {
  'redirect-mode-error': { text: 'redirects are refused', source: FETCHING },
  'invalid-location': { text: 'the Location is no URL', source: fetchStep(5) },
  'scheme-not-http': { text: 'the Location is neither http nor https', source: fetchStep(6) },
  'too-many-redirects': { text: `${MOST_REDIRECTS} redirects are behind it`, source: fetchStep(7) },
  'credentials-in-url': { text: 'the Location has credentials', source: fetchStep(9) },
  'body-not-replayable': { text: 'the body is gone', source: fetchStep(11) },
  'cross-origin-in-same-origin-mode': { text: 'it leaves the origin', source: MAIN_FETCH },
  'cross-origin-not-followed': { text: 'it leaves the origin', source: MAIN_FETCH },
};

const ANSWERS = {
  'no-redirect-status': { text: 'the status is no redirect status', source: FETCHING },
  'no-location': { text: 'there is no Location', source: fetchStep(4) },
  manual: { text: 'redirects are left to the page', source: FETCHING },
} as const;

/** A redirect that was followed although Fetch would have it end. */
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
    allowed: mayFollow && source ? { text: 'may be followed', source } : undefined,
    agrees: false,
  };
}

function endOf(outcome: Exclude<RedirectOutcome, { kind: 'request' }>): Ruling {
  switch (outcome.kind) {
    case 'error': {
      const ruling = ERRORS[outcome.error];
      return { ...ruling, text: `network error: ${ruling.text}` };
    }
    case 'answer': {
      const ruling = ANSWERS[outcome.because];
      return { ...ruling, text: `not followed: ${ruling.text}` };
    }
    case 'handed-over':
      return { text: 'left to the system: neither http nor https', source: fetchStep(6) };
  }
}
