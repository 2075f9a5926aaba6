import { statusCode } from '../../http/status-codes.ts';
import { requiredMethod } from '../../standards/redirect.ts';
import { msg, t, translate } from '../../text/i18n.ts';
import type { Transition } from '../../transition/transition.ts';
import type { Rule } from '../finding.ts';
import { SUSPECTS } from '../kit/texts/suspects.ts';

/** A method that changed without a reason, or didn't change although 303 required it. */
export const methodAgainstStandards: Rule = {
  id: 'method-against-standards',
  title: msg`The method was changed or kept in violation of a standard`,
  severity: 'error',
  needs: ['method'],
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

/** RFC 9110 leaves it to the client; Fetch, which browsers implement, does not. */
function isPostKept({ status, fromMethod, toMethod }: Transition): boolean {
  return (status === 301 || status === 302) && fromMethod === 'POST' && toMethod === 'POST';
}

function postKept({ status = 302 }: Transition) {
  return {
    severity: 'warning' as const,
    text: t`${status} kept POST, but browsers would send GET`,
    explanation: t`RFC 9110 allows both, but the Fetch Standard requires browsers to change POST
      to GET here.`,
    remedy: `${translate(SUSPECTS)} ${t`Return 307 or 308 if POST should be kept.`}`,
    whatIf: status === 301 ? (308 as const) : (307 as const),
  };
}

function textOf({ status, fromMethod, toMethod, cause }: Transition) {
  if (cause !== 'http' || status === undefined) {
    return {
      text: t`An internal redirect changed ${fromMethod} to ${toMethod}`,
      explanation: t`An internal redirect, which no server sent, must not change the method.`,
      remedy: translate(SUSPECTS),
    };
  }
  const section = statusCode(status)?.section;
  const standards = section ? t`RFC 9110 §${section} and Fetch` : 'Fetch';
  if (fromMethod === toMethod) {
    return {
      text: t`${status} requires GET, but ${fromMethod} was sent again`,
      explanation: t`According to ${standards}, the client must fetch the redirect target with
        GET.`,
      remedy: translate(SUSPECTS),
    };
  }
  const requiresGet = requiredMethod(status, fromMethod) !== fromMethod;
  return {
    text: t`${status} changed ${fromMethod} to ${toMethod}, which isn’t allowed`,
    explanation: requiresGet
      ? t`According to ${standards}, the client must fetch the redirect target with GET.`
      : t`According to ${standards}, the client must send the same method again.`,
    remedy: translate(SUSPECTS),
  };
}
