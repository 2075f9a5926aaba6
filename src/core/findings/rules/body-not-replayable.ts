import { isRedirectStatus, lastHop } from '../../chain/chain.ts';
import { isInvalidArgument } from '../../chain/network-error.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';

/**
 * A streamed upload that a redirect would require to be sent again. Only Chromium supports these, and it doesn't expose
 * their bodies; an exposed body could have been sent again.
 */
export const bodyNotReplayable: Rule = {
  id: 'body-not-replayable',
  title: msg`The body of a redirected request can’t be sent again`,
  severity: 'error',
  needs: ['error'],
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
        text: t`${status} was not followed, likely because the ${method} body is a stream and
          can’t be sent again`,
        explanation: t`A stream can be read only once, so the Fetch Standard requires a network
          error on every redirect except 303.`,
        remedy: t`Stream directly to the final URL, or send a Blob, File or string instead. With
          303, the body isn’t sent again.`,
      },
    ];
  },
};
