/** Ruby's and Perl's clients. */
import type { ClientRules } from './model.ts';
import {
  always,
  following,
  followingSafe,
  isSafe,
  isToHttp,
  sameMethod,
  unsafeToGet,
} from './rules.ts';

export const RUBY_AND_PERL: readonly ClientRules[] = [
  {
    // Redirects are left to its user.
    name: 'Ruby Net::HTTP',
    version: '3.3.8',
    limit: 0,
    follows: () => false,
    becomes: sameMethod,
  },
  {
    name: 'Ruby open-uri',
    version: '3.3.8',
    methods: ['GET'],
    follows: (redirect) =>
      [301, 302, 303, 307, 308].includes(redirect.status) && !isToHttp(redirect),
    becomes: sameMethod,
    keeps: always,
  },
  {
    name: 'Ruby Faraday',
    version: '2.15.0',
    limit: 3,
    becomes: (status, method) => (method === 'OPTIONS' ? method : unsafeToGet(status, method)),
    keepsContentType: always,
    keeps: (header, { target }) => header === 'cookie' || target === 'same-origin',
  },
  {
    name: 'Ruby HTTParty',
    version: '0.24.3',
    limit: 4,
    keepsCookies: true,
    follows: following(300, 301, 302, 303, 305, 307, 308),
    becomes: (status, method) => {
      if (status === 307 || status === 308) return method;
      return status === 303 || !isSafe(method) ? 'GET' : method;
    },
    keepsContentType: always,
    keeps: always,
  },
  {
    name: 'Ruby rest-client',
    version: '2.1.0',
    limit: 10,
    keepsCookies: true,
    follows: followingSafe(301, 302, 303, 307),
    becomes: (status, method) => (status === 303 ? 'GET' : method),
    keepsContentType: always,
    keeps: always,
  },
  {
    name: 'Perl LWP',
    version: '6.83',
    limit: 7,
    follows: (redirect) =>
      isSafe(redirect.method) &&
      [301, 302, 303, 307, 308].includes(redirect.status) &&
      !isToHttp(redirect),
    becomes: sameMethod,
    keeps: (header, { target }) => header === 'authorization' && target === 'same-origin',
  },
  {
    name: 'Perl HTTP::Tiny',
    version: '0.096',
    limit: 5,
    follows: (redirect) => followingSafe(301, 302, 303, 307, 308)(redirect) && !isToHttp(redirect),
    becomes: (status, method) => (status === 303 ? 'GET' : method),
    keepsBody: always,
  },
];
