/** Servers that can be in front of others: their own redirects, and what they pass on. */
import type { MeasuredServer } from '../server.ts';
import { envoy } from './envoy.ts';
import { caddy, debianCaddy } from './go-programs.ts';
import { haproxy, varnish } from './pure-proxies.ts';
import { traefik } from './traefik.ts';
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
  envoy(),
  envoy('suppress_envoy_headers'),
  haproxy,
  varnish,
  lighttpd,
];
