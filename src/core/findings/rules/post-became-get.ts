import { type Hop, headerValue, isDocument, type RedirectChain } from '../../chain/chain.ts';
import { statusReference } from '../../standards/references.ts';
import { msg, t, translate } from '../../text/i18n.ts';
import type { Transition } from '../../transition/transition.ts';
import { bodyName } from '../../transition/transition-text.ts';
import type { Found, Rule } from '../finding.ts';
import { spellingChanges } from '../kit/canonical.ts';
import { redirectFix } from '../kit/fixes.ts';

/** A POST that a 301 or 302 turned into GET: allowed, done by every browser, and not always meant. */
export const postBecameGet: Rule = {
  id: 'post-became-get',
  title: msg`A 301 or 302 changed POST to GET`,
  severity: 'warning',
  reference: statusReference(302),
  find: ({ chain, transitions }) =>
    transitions
      .filter(({ verdict }) => verdict === 'historical')
      .map((transition) =>
        isLikelyMeant(chain, transition) ? toMeant(chain, transition) : toLoss(chain, transition),
      ),
};

const EXPLANATION = msg`RFC 9110 allows changing POST to GET for historical reasons. The Fetch
  Standard requires it, so every browser does it.`;

function toLoss({ hops }: RedirectChain, transition: Transition): Found {
  const { status = 302, fromIndex } = transition;
  const kept = keeping(status);
  return {
    hop: fromIndex,
    text: lossText(status, transition),
    explanation: translate(EXPLANATION),
    remedy: t`Return ${kept} to keep the method and body, or 303 to switch to GET.`,
    reference: statusReference(status),
    fixes: [redirectFix(hops, fromIndex, kept), redirectFix(hops, fromIndex, 303)],
  };
}

/** Post/Redirect/Get as most frameworks do it: nothing is wrong but the word for it. */
function toMeant({ hops }: RedirectChain, { status = 302, fromIndex }: Transition): Found {
  return {
    hop: fromIndex,
    severity: 'info',
    text: t`${status} changed POST to GET, which is likely intended`,
    explanation: `${t`The response sets a cookie, so the server has likely read the form and
      redirects to the result.`} ${translate(EXPLANATION)}`,
    remedy: t`Return 303, which requires GET from every client, or 307 if the form should be
      forwarded.`,
    reference: statusReference(status),
    fixes: [redirectFix(hops, fromIndex, 303), redirectFix(hops, fromIndex, 307)],
  };
}

/** Whoever sets a cookie has read the request, unless it is on its way to https, www or a slash. */
function isLikelyMeant({ type, hops }: RedirectChain, { status, fromIndex }: Transition): boolean {
  const [from, to] = [hops[fromIndex], hops[fromIndex + 1]];
  if (status !== 302 || !from || !to || !isDocument(type)) return false;
  const setsCookie = headerValue(from.response?.headers, 'set-cookie') !== undefined;
  return setsCookie && isAnswered(to) && spellingChanges(from.url, to.url).length === 0;
}

/** With a page, or a redirect to one. */
function isAnswered({ response, error }: Hop): boolean {
  return error === undefined && response !== undefined && response.status < 400;
}

function lossText(status: number, { body, fromBody, bodySize }: Transition): string {
  if (body !== 'dropped') return t`${status} changed POST to GET`;
  return t`${status} changed POST to GET and dropped the
    ${bodyName(fromBody, bodySize) ?? t`body`}`;
}

/** The status that says as much of the time it holds for, and keeps the method. */
function keeping(status: number): 307 | 308 {
  return status === 301 ? 308 : 307;
}
