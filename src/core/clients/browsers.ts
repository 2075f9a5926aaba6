/** The browsers, which follow the Fetch Standard. Cookies are those of their own cookie store. */
import { MOST_REDIRECTS, requiredMethod } from '../standards/redirect.ts';
import type { ClientRules } from './model.ts';
import { isSameHost } from './rules.ts';

export const BROWSERS: readonly ClientRules[] = [
  {
    name: 'Chromium',
    version: '156.0.8078.108',
    limit: MOST_REDIRECTS,
    keepsCookies: true,
    becomes: requiredMethod,
    // Cookies ignore ports, but HTTP and HTTPS are different sites for SameSite.
    keeps: (header, { target }) =>
      target === 'same-origin' || (header === 'cookie' && target === 'other-port'),
  },
  {
    name: 'Firefox',
    version: '153.8.0',
    limit: MOST_REDIRECTS,
    keepsCookies: true,
    becomes: requiredMethod,
    keeps: (header, redirect) =>
      redirect.target === 'same-origin' || (header === 'cookie' && isSameHost(redirect)),
  },
];
