/** The servers on which lines are tried. */
import type { TestedServer } from '../server.ts';
import { APACHE } from './apache.ts';
import { CADDY } from './caddy.ts';
import { NGINX } from './nginx.ts';
import { EXPRESS, NEXT } from './node.ts';
import { DJANGO, FAST_API, FLASK } from './python.ts';
import { RAILS } from './rails.ts';
import { SPRING } from './spring.ts';

export const TESTED_SERVERS: readonly TestedServer[] = [
  NGINX,
  APACHE,
  CADDY,
  EXPRESS,
  NEXT,
  DJANGO,
  FLASK,
  FAST_API,
  RAILS,
  SPRING,
];
