/** Go's and Java's clients. */
import type { ClientRules } from './model.ts';
import {
  always,
  fetchButHead,
  followingSafe,
  isSafe,
  unsafeToGet,
  unsafeToGetOn300,
} from './rules.ts';

export const GO_AND_JAVA: readonly ClientRules[] = [
  {
    name: 'Go net/http',
    version: '1.19.8',
    limit: 9,
    becomes: unsafeToGet,
    keepsContentType: always,
  },
  {
    // With Redirect.NORMAL: by default it follows none.
    name: 'Java HttpClient',
    version: '17.0.15',
    limit: 4,
    follows: ({ status, target }) =>
      [301, 302, 303, 307, 308].includes(status) && target !== 'to-http',
    becomes: fetchButHead,
    keepsContentType: always,
    keeps: always,
  },
  {
    name: 'Java HttpURLConnection',
    version: '17.0.15',
    limit: 19,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
    follows: ({ status, target }) =>
      [300, 301, 302, 303, 307].includes(status) && target !== 'to-https' && target !== 'to-http',
    becomes: (status, method) => (method === 'POST' && status <= 303 ? 'GET' : method),
    // With the method all that was set for the request goes.
    keeps: (_header, { target, method, next }) => target === 'same-origin' && method === next,
  },
  {
    name: 'OkHttp',
    version: '3.13.1',
    limit: 20,
    follows: ({ status, method }) =>
      status === 307 || status === 308 ? isSafe(method) : status >= 300 && status <= 303,
    becomes: unsafeToGetOn300,
    keeps: (header, { target }) => header === 'cookie' || target === 'same-origin',
  },
  {
    name: 'Apache HttpClient',
    version: '4.5.14',
    limit: 50,
    keepsCookies: true,
    follows: followingSafe(301, 302, 303, 307, 308),
    becomes: unsafeToGet,
    keeps: always,
  },
];
