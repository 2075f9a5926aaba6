/** PHP's clients. */
import type { ClientRules } from './model.ts';
import {
  always,
  following,
  followsAll,
  notOnChanging,
  unsafeToGet,
  unsafeToGetOn300,
} from './rules.ts';

export const PHP: readonly ClientRules[] = [
  {
    // POST with CURLOPT_POST; all others except GET and HEAD with CURLOPT_CUSTOMREQUEST.
    name: 'PHP curl',
    version: '8.4.27 (libcurl 8.23.0)',
    limit: 20,
    restoresAuthorization: true,
    follows: followsAll,
    becomes: (status, method) =>
      method === 'POST' && status >= 301 && status <= 303 ? 'GET' : method,
    keepsBody: notOnChanging,
    keepsContentType: always,
  },
  {
    name: 'PHP streams',
    version: '8.4.27',
    limit: 19,
    follows: following(300, 301, 302, 303, 307, 308),
    becomes: unsafeToGetOn300,
  },
  {
    name: 'PHP Guzzle',
    version: '8 (PHP 8.4.27)',
    limit: 5,
    becomes: (status, method) => (method === 'OPTIONS' ? method : unsafeToGet(status, method)),
    keepsContentType: always,
  },
];
