import {
  isDocument,
  isRedirectStatus,
  lastHop,
  outcomeOf,
  type RedirectChain,
} from '../../chain/chain.ts';
import { redirectTarget } from '../../chain/redirect-target.ts';
import { msg, t } from '../../text/i18n.ts';
import { originOf } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { forbiddingFormAction } from '../kit/pages/form-action.ts';

/** How browsers report that a Content-Security-Policy blocked a request. */
const BLOCKED = /ERR_BLOCKED_BY_CSP|NS_ERROR_CSP|CSP_(FORM_ACTION|FRAME)/;

/** A redirect that the policy of the page that started the chain doesn't allow. */
export const blockedByCsp: Rule = {
  id: 'blocked-by-csp',
  title: msg`A Content-Security-Policy blocked a redirect`,
  severity: 'error',
  needs: ['error', 'link'],
  reference: {
    text: 'CSP3 §6.4.1',
    url: 'https://www.w3.org/TR/CSP3/#directive-form-action',
  },
  find: ({ chain, before }) => {
    const blocked = namedBlock(chain) ?? likelyBlock(chain, before);
    if (!blocked) return [];
    const { hop, origin, directive } = blocked;
    const isForm = isDocument(chain.type) && chain.hops[0].method === 'POST';
    return [
      {
        hop,
        text:
          directive === undefined
            ? t`The page’s Content-Security-Policy blocked the redirect to ${origin}`
            : t`The page’s Content-Security-Policy likely blocked the redirect to ${origin}:
              ${directive}`,
        explanation: isForm
          ? t`Chromium and Safari apply form-action to every redirect after a form was submitted, so each
            origin on the way has to be allowed, not only the form’s own.`
          : t`A policy applies to every URL of a chain, so each origin on the way has to be allowed.`,
        remedy: isForm
          ? t`Add ${origin} to form-action in the policy of the page with the form. Alternatively, respond to the POST with a page that navigates there.`
          : t`Add ${origin} to the directive for this kind of request in the page’s policy, or request an
            allowed URL directly.`,
      },
    ];
  },
};

interface Block {
  /** The redirect that was not followed. */
  readonly hop: number;
  readonly origin: string;
  /** The directive that forbids it, if the browser doesn't name the policy as the reason. */
  readonly directive?: string;
}

/** The browser reports either the redirect that it didn't follow, or the request that it didn't send. */
function namedBlock(chain: RedirectChain): Block | undefined {
  const { hops } = chain;
  const last = lastHop(chain);
  if (!BLOCKED.test(last.error ?? '')) return undefined;
  const target = hops.length > 1 && !last.response ? last.url : redirectTarget(last);
  const origin = target === undefined ? undefined : originOf(target);
  if (origin === undefined) return undefined;
  return { hop: target === last.url ? hops.length - 2 : hops.length - 1, origin };
}

/**
 * If form-action blocks a form, Chromium reports only that the navigation was aborted; the page with the form has the
 * policy.
 */
function likelyBlock(chain: RedirectChain, page: RedirectChain | undefined): Block | undefined {
  const last = lastHop(chain);
  const isStopped = outcomeOf(chain) === 'not-followed' && isRedirectStatus(last.response?.status);
  if (!page || chain.link?.cause !== 'form' || !isStopped) return undefined;
  const target = redirectTarget(last);
  const origin = target === undefined ? undefined : originOf(target);
  if (target === undefined || origin === undefined) return undefined;
  const directive = forbiddingFormAction(lastHop(page), target);
  return directive === undefined ? undefined : { hop: chain.hops.length - 1, origin, directive };
}
