import { isDocument, lastHop } from '../../chain/chain.ts';
import { redirectTarget } from '../../chain/redirect-target.ts';
import { msg, t } from '../../text/i18n.ts';
import { originOf } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';

/** By what names browsers tell that a Content-Security-Policy stopped a request. */
const BLOCKED = /ERR_BLOCKED_BY_CSP|NS_ERROR_CSP|CSP_(FORM_ACTION|FRAME)/;

/** A redirect that the policy of the page that began the chain does not allow to follow. */
export const blockedByCsp: Rule = {
  id: 'blocked-by-csp',
  title: msg`A Content-Security-Policy blocked a redirect`,
  severity: 'error',
  reference: {
    text: 'CSP3 §6.4.1',
    url: 'https://www.w3.org/TR/CSP3/#directive-form-action',
  },
  find: ({ chain }) => {
    const { hops, type } = chain;
    const last = lastHop(chain);
    if (!BLOCKED.test(last.error ?? '')) return [];
    // The browser names either the redirect that was not followed, or the request that was not sent.
    const target = hops.length > 1 && !last.response ? last.url : redirectTarget(last);
    const origin = target === undefined ? undefined : originOf(target);
    if (origin === undefined) return [];
    const hop = target === last.url ? hops.length - 2 : hops.length - 1;
    const isForm = isDocument(type) && hops[0].method === 'POST';
    return [
      {
        hop,
        text: t`The page’s Content-Security-Policy blocked the redirect to ${origin}`,
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
