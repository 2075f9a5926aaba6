/** Node's clients. */
import { requiredMethod } from '../standards/redirect.ts';
import type { ClientRules } from './model.ts';
import {
  always,
  fetchButHead,
  following,
  followsAll,
  isSafe,
  isSameHost,
  sameMethod,
  unsafeToGet,
} from './rules.ts';

export const NODE: readonly ClientRules[] = [
  {
    name: 'Node fetch',
    version: 'undici (Node 24.22.2)',
    limit: 20,
    becomes: requiredMethod,
  },
  {
    name: 'axios',
    version: '1.21.1',
    limit: 21,
    follows: followsAll,
    becomes: requiredMethod,
  },
  {
    name: 'got',
    version: '14.6.6',
    limit: 10,
    follows: following(300, 301, 302, 303, 304, 307, 308),
    becomes: (status, method) => (status === 303 ? requiredMethod(status, method) : method),
    keepsContentType: always,
    // It compares hosts including ports, but ignores the scheme.
    keeps: (_header, { target }) =>
      ['same-origin', 'to-https-default', 'to-http-default'].includes(target),
  },
  {
    name: 'node-fetch',
    version: '3.3.2',
    limit: 20,
    becomes: fetchButHead,
    keepsContentType: always,
    // It compares hosts without ports, and treats a subdomain as the same host.
    keeps: (_header, { target }) => ['same-origin', 'other-port', 'to-subdomain'].includes(target),
  },
  {
    name: 'superagent',
    version: '10.4.2',
    limit: 5,
    follows: ({ status, method }) =>
      method !== 'HEAD' && [301, 302, 303, 305, 307, 308].includes(status),
    becomes: unsafeToGet,
    keeps: (_header, { status, target }) => target === 'same-origin' || status === 305,
  },
  {
    name: 'request',
    version: '2.88.2',
    limit: 10,
    follows: ({ method }) => isSafe(method) || method === 'OPTIONS',
    becomes: sameMethod,
    keeps: (header, redirect) =>
      header === 'cookie' || redirect.status === 307 || isSameHost(redirect),
  },
  {
    // With follow_max: 10; by default, it follows none.
    name: 'needle',
    version: '3.5.0',
    limit: 10,
    becomes: () => 'GET',
    keepsBody: () => false,
    keepsContentType: always,
    keeps: (header, { target }) => header === 'authorization' && target === 'same-origin',
  },
  {
    name: 'newman',
    version: '6.2.2',
    limit: 10,
    keepsCookies: true,
    follows: followsAll,
    becomes: (status, method) => (status >= 307 || method === 'HEAD' ? method : 'GET'),
    keeps: (header, redirect) => header === 'cookie' || isSameHost(redirect),
  },
  {
    name: 'Playwright APIRequest',
    version: '1.65.1',
    limit: 20,
    keepsCookies: true,
    becomes: requiredMethod,
    keeps: (header, { target }) => header === 'authorization' && target === 'same-origin',
  },
];
