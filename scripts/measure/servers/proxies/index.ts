/** Servers that can stand in front of others: their own redirects, and what they are told to pass on. */
import type { MeasuredServer } from '../server.ts';
import { caddy, debianCaddy, traefik } from './go-programs.ts';
import { haproxy, varnish } from './pure-proxies.ts';
import { apache, lighttpd, nginx } from './web-servers.ts';

export const PROXIES: readonly MeasuredServer[] = [
  nginx(),
  nginx('server_tokens off'),
  apache(),
  apache('ServerTokens Prod'),
  apache('ServerSignature On'),
  caddy,
  debianCaddy,
  traefik,
  haproxy,
  varnish,
  lighttpd,
];
