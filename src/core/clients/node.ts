/** Node's clients. */
import { requiredMethod } from '../standards/redirect.ts';
import type { ClientRules } from './model.ts';
import { always, fetchButHead, following, followsAll, unsafeToGet } from './rules.ts';

export const NODE: readonly ClientRules[] = [
  {
    name: 'Node fetch',
    version: '6.24.1 (Node 20.20.2)',
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
  },
  {
    name: 'node-fetch',
    version: '3.3.2',
    limit: 20,
    becomes: fetchButHead,
    keepsContentType: always,
    // It compares hosts without their ports.
    keeps: (_header, { target }) => target === 'same-origin' || target === 'other-port',
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
];
