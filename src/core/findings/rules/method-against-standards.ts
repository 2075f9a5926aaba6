import { statusCode } from '../../http/status-codes.ts';
import { msg, t, translate } from '../../text/i18n.ts';
import type { Transition } from '../../transition/transition.ts';
import type { Rule } from '../finding.ts';
import { SUSPECTS } from '../kit/suspects.ts';

/** A method that changed though nothing called for it, or did not though 303 called for it. */
export const methodAgainstStandards: Rule = {
  id: 'method-against-standards',
  title: msg`The method was changed, or kept, against the standards`,
  severity: 'error',
  reference: {
    text: 'Fetch, HTTP-redirect fetch',
    url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  find: ({ transitions }) =>
    transitions.flatMap((transition) => {
      const hop = transition.fromIndex;
      if (transition.verdict === 'violation') return [{ hop, ...textOf(transition) }];
      return isPostKept(transition) ? [{ hop, ...postKept(transition) }] : [];
    }),
};

/** RFC 9110 leaves it to the client; Fetch, which browsers follow, does not. */
function isPostKept({ status, fromMethod, toMethod }: Transition): boolean {
  return (status === 301 || status === 302) && fromMethod === 'POST' && toMethod === 'POST';
}

function postKept({ status = 302 }: Transition) {
  return {
    severity: 'warning' as const,
    text: t`${status} kept POST, where browsers send GET`,
    explanation: t`RFC 9110 allows both, but the Fetch Standard has every browser turn POST into GET here.`,
    remedy: `${translate(SUSPECTS)} ${t`Answer 307 or 308 if POST is meant to be kept.`}`,
  };
}

function textOf({ status, fromMethod, toMethod, cause }: Transition) {
  if (cause !== 'http' || status === undefined) {
    return {
      text: t`${fromMethod} became ${toMethod} in a redirect within the browser`,
      explanation: t`A redirect that no server sent must leave the method alone.`,
      remedy: translate(SUSPECTS),
    };
  }
  const section = statusCode(status)?.section;
  const standards = section ? t`RFC 9110 §${section} and Fetch` : 'Fetch';
  if (fromMethod === toMethod) {
    return {
      text: t`${status} calls for GET, yet ${fromMethod} was sent again`,
      explanation: t`${standards} have the client fetch the answer with GET.`,
      remedy: translate(SUSPECTS),
    };
  }
  return {
    text: t`${status} must not turn ${fromMethod} into ${toMethod}`,
    explanation: t`${standards} have the client send the same method again.`,
    remedy: translate(SUSPECTS),
  };
}
