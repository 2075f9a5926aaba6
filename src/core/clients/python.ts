/** Python's clients. */
import { requiredMethod } from '../standards/redirect.ts';
import type { ClientRules } from './model.ts';
import { always, followsAll, isSafe, notOnChanging } from './rules.ts';

/**
 * requests and httpx: they handle 302 as browsers handle 303, for every method except HEAD; 301 changes only POST to
 * GET.
 */
const becomes = (status: number, method: string) => {
  if (status === 302 || status === 303) return method === 'HEAD' ? 'HEAD' : 'GET';
  return status === 301 && method === 'POST' ? 'GET' : method;
};

/**
 * A manually set Cookie is replaced by the content of the cookie jar, which is empty. From port 80 to 443, the host is
 * trusted.
 */
const authorizationOnly: ClientRules['keeps'] = (header, { target }) =>
  header === 'authorization' && (target === 'same-origin' || target === 'to-https-default');

export const PYTHON: readonly ClientRules[] = [
  {
    name: 'Python requests',
    version: '2.34.2',
    limit: 30,
    keepsCookies: true,
    becomes,
    keepsBody: notOnChanging,
    keeps: authorizationOnly,
  },
  {
    name: 'Python httpx',
    version: '0.28.1',
    limit: 20,
    keepsCookies: true,
    becomes,
    keepsContentType: always,
    keeps: authorizationOnly,
  },
  {
    name: 'Python urllib',
    version: '3.14.10',
    limit: 10,
    follows: ({ status, method }) => {
      if (status === 307 || status === 308) return isSafe(method);
      return [301, 302, 303].includes(status) && (isSafe(method) || method === 'POST');
    },
    becomes: (_, method) => (method === 'HEAD' ? 'HEAD' : 'GET'),
    keepsBody: () => false,
    keeps: always,
  },
  {
    name: 'Python urllib3',
    version: '2.8.0',
    limit: 3,
    becomes: (status, method) => (status === 303 ? 'GET' : method),
  },
  {
    name: 'Python aiohttp',
    version: '3.14.5',
    limit: 9,
    keepsCookies: true,
    becomes: requiredMethod,
    keepsContentType: always,
  },
  {
    // POST with POST; all others except GET and HEAD with CUSTOMREQUEST.
    name: 'PycURL',
    version: '7.49.0 (libcurl 8.23.0)',
    limit: 30,
    restoresAuthorization: true,
    follows: followsAll,
    becomes: (status, method) =>
      method === 'POST' && status >= 301 && status <= 303 ? 'GET' : method,
    keepsBody: notOnChanging,
    keepsContentType: always,
  },
];
