/**
 * HSTS learned from a site: a response over HTTPS with Strict-Transport-Security (RFC 6797 §7.1), from a host that no
 * browser has preloaded. What Firefox learns from a page's subresources applies only to pages of the same site.
 */
import type { Answer, Send } from '../scenario.ts';

/** The host that browsers learn to use only with HTTPS; pages on lab.test are on the same site. */
export const HSTS_HOST = 'secure.lab.test';

const PATH = '/hsts';

/** Sent before the requests of a scenario that requires it. */
export const LEARN_HSTS: Send = { by: 'image', scheme: 'https', host: HSTS_HOST, path: PATH };

/** The response that sets HSTS. */
export const HSTS_LESSON: Readonly<Record<string, Answer>> = {
  [`https://${HSTS_HOST}${PATH}`]: {
    status: 204,
    headers: { 'Strict-Transport-Security': 'max-age=31536000' },
  },
};
