import { isRedirectStatus, lastHop } from '../../chain/chain.ts';
import { isInvalidArgument } from '../../chain/network-error.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';

/**
 * An upload that a redirect asks for again, and that was read once and is gone. Only Chromium has such, and shows no body of
 * theirs: one that it shows could have been sent again.
 */
export const bodyNotReplayable: Rule = {
  id: 'body-not-replayable',
  title: msg`A redirect asks again for a body that is gone`,
  severity: 'error',
  reference: {
    text: 'Fetch, HTTP-redirect fetch, step 11',
    url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
  },
  find: ({ chain }) => {
    const { method, body, response, error } = lastHop(chain);
    const status = response?.status ?? 0;
    if (body.kind !== 'not-observable' || !isInvalidArgument(error ?? '')) return [];
    if (!isRedirectStatus(status) || status === 303) return [];
    return [
      {
        hop: chain.hops.length - 1,
        text: t`${status} asks for the body of the ${method} again; likely it is a stream, and gone`,
        explanation: t`A stream is read once. The Fetch Standard calls for a network error then, on every redirect but 303.`,
        remedy: t`Stream to the last address at once. A Blob, a File or a text can be sent again; 303 asks for no body.`,
      },
    ];
  },
};
