/** Python's clients. */
import { requiredMethod } from '../standards/redirect.ts';
import type { ClientRules } from './model.ts';
import { always, followsAll, isSafe, notOnChanging } from './rules.ts';

/** requests and httpx: 302 is met as browsers meet 303, by every method but HEAD; 301 turns POST alone into GET. */
const becomes = (status: number, method: string) => {
  if (status === 302 || status === 303) return method === 'HEAD' ? 'HEAD' : 'GET';
  return status === 301 && method === 'POST' ? 'GET' : method;
};

/** A Cookie that was set by hand is replaced by what the jar has, which is nothing. From 80 to 443 the host is trusted. */
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
    // POST by POST, all but GET and HEAD by CUSTOMREQUEST.
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
