import { msg, t, translate } from '../../text/i18n.ts';
import type { Transition } from '../../transition/transition.ts';
import { bodyName } from '../../transition/transition-text.ts';
import type { Found, Rule } from '../finding.ts';
import { SUSPECTS } from '../kit/texts/suspects.ts';

/** A body that was changed or lost although the method was kept. If the method changed, that is the finding. */
export const bodyAgainstStandards: Rule = {
  id: 'body-against-standards',
  title: msg`The method was kept, but the body was dropped or changed`,
  severity: 'error',
  needs: ['body'],
  reference: {
    text: 'Fetch, HTTP-redirect fetch',
    url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  find: ({ transitions }) =>
    transitions
      .filter(
        ({ body, verdict }) => verdict === 'kept' && (body === 'dropped' || body === 'differs'),
      )
      .map(toFound),
};

function toFound(transition: Transition): Found {
  return {
    hop: transition.fromIndex,
    text: factText(transition),
    explanation: t`When a redirect keeps the method, the client must send the same body again.
      That is what 307 and 308 are for.`,
    remedy: translate(SUSPECTS),
  };
}

function factText({ status, toMethod, body, fromBody, bodySize }: Transition): string {
  const what = bodyName(fromBody, bodySize) ?? t`body`;
  const isGone = body === 'dropped';
  if (status === undefined) {
    return isGone
      ? t`An internal redirect kept ${toMethod}, but its ${what} was dropped`
      : t`An internal redirect kept ${toMethod}, but its ${what} changed`;
  }
  return isGone
    ? t`${status} kept ${toMethod}, but its ${what} was dropped`
    : t`${status} kept ${toMethod}, but its ${what} changed`;
}
