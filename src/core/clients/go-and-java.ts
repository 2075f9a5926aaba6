/** Go's and Java's clients. */

import { requiredMethod } from '../standards/redirect.ts';
import type { ClientRules } from './model.ts';
import {
  always,
  changesScheme,
  fetchButHead,
  following,
  followingSafe,
  isSameHost,
  isToHttp,
  sameMethod,
  unsafeToGet,
  unsafeToGetOn300,
} from './rules.ts';

/** With Redirect.NORMAL, which Spring Boot also sets; by default, it follows none. */
const JAVA = {
  limit: 4,
  follows: (redirect) => [301, 302, 303, 307, 308].includes(redirect.status) && !isToHttp(redirect),
  becomes: fetchButHead,
  keepsContentType: always,
} as const satisfies Partial<ClientRules>;

export const GO_AND_JAVA: readonly ClientRules[] = [
  {
    name: 'Go net/http',
    version: '1.27.3',
    limit: 9,
    becomes: unsafeToGet,
    // It compares host names, and treats a subdomain as the same host.
    keeps: (_header, redirect) => isSameHost(redirect) || redirect.target === 'to-subdomain',
  },
  { ...JAVA, name: 'Java HttpClient', version: '25.0.5' },
  {
    name: 'Java HttpURLConnection',
    version: '25.0.5',
    limit: 19,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
    follows: (redirect) =>
      [300, 301, 302, 303, 307].includes(redirect.status) && !changesScheme(redirect),
    becomes: (status, method) => (method === 'POST' && status <= 303 ? 'GET' : method),
    // When the method changes, everything set for the request is dropped.
    keeps: (_header, { target, method, next }) => target === 'same-origin' && method === next,
  },
  {
    name: 'OkHttp',
    version: '5.5.1',
    limit: 20,
    follows: following(300, 301, 302, 303, 307, 308),
    becomes: unsafeToGetOn300,
    keeps: (header, { target }) => header === 'cookie' || target === 'same-origin',
  },
  {
    name: 'Apache HttpClient 4',
    version: '4.5.14',
    limit: 50,
    keepsCookies: true,
    follows: followingSafe(301, 302, 303, 307, 308),
    becomes: unsafeToGet,
    keeps: always,
  },
  {
    name: 'Apache HttpClient 5',
    version: '5.6.5',
    limit: 50,
    keepsCookies: true,
    refusesCredentials: true,
    // When the method changes, the credentials are dropped, so nothing prevents the redirect.
    follows: ({ status, method, target }) =>
      [301, 302, 303, 307, 308].includes(status) &&
      (target === 'same-origin' || requiredMethod(status, method) !== method),
    becomes: requiredMethod,
    keeps: (_header, { method, next }) => method === next,
  },
  {
    name: 'Spring RestClient',
    version: '7.0.10',
    limit: 0,
    follows: () => false,
    becomes: sameMethod,
  },
  { ...JAVA, name: 'Spring RestClient (Boot)', version: '4.1.2 (Java 17.0.15)', keeps: always },
];
