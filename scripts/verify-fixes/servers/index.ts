/** The servers that lines are tried with. */
import type { TestedServer } from '../server.ts';
import { APACHE } from './apache.ts';
import { CADDY } from './caddy.ts';
import { NGINX } from './nginx.ts';
import { EXPRESS, NEXT } from './node.ts';
import { DJANGO, FAST_API, FLASK } from './python.ts';

export const TESTED_SERVERS: readonly TestedServer[] = [
  NGINX,
  APACHE,
  CADDY,
  EXPRESS,
  NEXT,
  DJANGO,
  FLASK,
  FAST_API,
];
