/** The browsers, which follow the Fetch Standard. Cookies are those of their own jar. */
import { MOST_REDIRECTS, requiredMethod } from '../standards/redirect.ts';
import type { ClientRules } from './model.ts';
import { ADDED_TARGETS } from './rules.ts';

export const BROWSERS: readonly ClientRules[] = [
  {
    name: 'Chromium',
    version: '156.0.8078.79',
    unmeasured: ADDED_TARGETS,
    limit: MOST_REDIRECTS,
    keepsCookies: true,
    becomes: requiredMethod,
    // Cookies know no ports, but since http and https are two sites, SameSite stands between them.
    keeps: (header, { target }) =>
      target === 'same-origin' || (header === 'cookie' && target === 'other-port'),
  },
  {
    name: 'Firefox',
    version: '153.7.0',
    unmeasured: ADDED_TARGETS,
    limit: MOST_REDIRECTS,
    keepsCookies: true,
    becomes: requiredMethod,
    keeps: (header, { target }) =>
      target === 'same-origin' || (header === 'cookie' && target !== 'other-host'),
  },
];
