/**
 * HSTS as a site teaches it: a response over HTTPS with Strict-Transport-Security (RFC 6797 §7.1), from a host that no
 * browser has preloaded. Firefox keeps what a page's subresources teach it for pages of the same site only.
 */
import type { Answer, Send } from '../scenario.ts';

/** The host that browsers learn to be HTTPS only; pages on lab.test are of its site. */
export const HSTS_HOST = 'secure.lab.test';

const PATH = '/hsts';

/** Goes before the requests of a scenario that needs the lesson. */
export const LEARN_HSTS: Send = { by: 'image', scheme: 'https', host: HSTS_HOST, path: PATH };

/** The answer that teaches it. */
export const HSTS_LESSON: Readonly<Record<string, Answer>> = {
  [`https://${HSTS_HOST}${PATH}`]: {
    status: 204,
    headers: { 'Strict-Transport-Security': 'max-age=31536000' },
  },
};
