/** PHP's clients. */
import type { ClientRules } from './model.ts';
import { always, following, followsAll, notOnChanging, unsafeToGetOn300 } from './rules.ts';

export const PHP: readonly ClientRules[] = [
  {
    // POST by CURLOPT_POST, all but GET and HEAD by CURLOPT_CUSTOMREQUEST.
    name: 'PHP curl',
    version: '8.2.36 (libcurl 7.88.1)',
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
    version: '8.2.36',
    limit: 19,
    follows: following(300, 301, 302, 303, 307, 308),
    becomes: unsafeToGetOn300,
  },
  {
    name: 'PHP Guzzle',
    version: '7 (PHP 8.2.36)',
    limit: 5,
    follows: followsAll,
    becomes: (status, method) => (method === 'OPTIONS' ? method : unsafeToGetOn300(status, method)),
    keepsContentType: always,
  },
];
