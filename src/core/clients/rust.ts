/** Rust's clients. */
import { requiredMethod } from '../standards/redirect.ts';
import type { ClientRules } from './model.ts';
import { always } from './rules.ts';

export const RUST: readonly ClientRules[] = [
  {
    name: 'Rust reqwest',
    version: '0.13.5',
    limit: 10,
    becomes: requiredMethod,
  },
  {
    name: 'Rust ureq',
    version: '3.5.2',
    limit: 10,
    // The body is not sent again.
    follows: ({ status, method }) =>
      [300, 301, 302, 303, 305].includes(status) ||
      ((status === 307 || status === 308) && ['GET', 'HEAD', 'OPTIONS'].includes(method)),
    becomes: (status, method) => (status >= 307 || method === 'HEAD' ? method : 'GET'),
    keepsContentType: always,
    keeps: () => false,
  },
];
