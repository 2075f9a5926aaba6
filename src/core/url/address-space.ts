/** IP address spaces, as Local Network Access distinguishes them. */
import { hostOf } from './origin.ts';

/** `loopback`: this machine. `local`: the network around it. `public`: the same host for everyone. */
export type AddressSpace = 'loopback' | 'local' | 'public';

/** RFC 1918, RFC 3927, RFC 6598 (shared by a provider's customers). */
const LOCAL_IPV4 =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;

/** Unique local addresses (RFC 4193) and link-local ones (RFC 4291 §2.5.6). */
const LOCAL_IPV6 = /^(f[cd][\da-f]{2}|fe[89ab][\da-f]):/;

const IPV4 = /^\d+(\.\d+){3}$/;
const MAPPED_IPV4 = /^::ffff:(\d+(?:\.\d+){3})$/;

/** What nearly all names lack. */
const ADDRESS_LIKE = /^\[?\d|:/;

/** Returns an IP address's address space, or undefined if the string is not an IP address. */
export function addressSpace(address: string): AddressSpace | undefined {
  if (!ADDRESS_LIKE.test(address)) return undefined;
  const ip = address.toLowerCase().replace(/^\[|\]$/g, '');
  const v4 = IPV4.test(ip) ? ip : MAPPED_IPV4.exec(ip)?.[1];
  if (v4 !== undefined) {
    if (/^(127|0)\./.test(v4)) return 'loopback';
    return LOCAL_IPV4.test(v4) ? 'local' : 'public';
  }
  if (!ip.includes(':')) return undefined;
  if (ip === '::1' || ip === '::') return 'loopback';
  return LOCAL_IPV6.test(ip) ? 'local' : 'public';
}

/**
 * Returns the address space of a URL's host if the URL itself shows it: by an address, or as localhost (RFC 6761 §6.3).
 */
export function hostSpace(url: string): AddressSpace | undefined {
  const host = hostOf(url);
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  return addressSpace(host);
}
