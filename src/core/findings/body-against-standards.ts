import type { Transition } from '../transition.ts';
import { bodyName } from '../transition-text.ts';
import type { Found, Rule } from './finding.ts';
import { SUSPECTS } from './suspects.ts';

/** A body that did not arrive as it was, though the method did. Where the method changed, that is what is to be told. */
export const bodyAgainstStandards: Rule = {
  id: 'body-against-standards',
  title: 'The method was kept, and its body was not',
  severity: 'error',
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
  const { fromIndex, status, toMethod, body, fromBody, bodySize } = transition;
  const what = bodyName(fromBody, bodySize) ?? 'body';
  const source = status === undefined ? 'A redirect within the browser' : `${status}`;
  const fate = body === 'dropped' ? 'is gone' : 'is another one now';
  return {
    hop: fromIndex,
    text: `${source} kept ${toMethod}, but its ${what} ${fate}`,
    explanation:
      'A redirect that keeps the method has the client send the same body again: that is what 307 and 308 are for.',
    remedy: SUSPECTS,
  };
}
