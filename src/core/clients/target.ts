/** Where a redirect leads, in the terms in which clients were measured. */

import { isHttp } from '../chain/chain-edit.ts';
import { parseUrl } from '../url/origin.ts';
import type { Target } from './model.ts';

/**
 * Compares the URLs of two hops: one target, or two if host and scheme change at once, in which case a client follows
 * if it follows both. Undefined if one of them is not HTTP(S), which was not measured.
 */
export function targetsOf(from: string, to: string): readonly Target[] | undefined {
  const [a, b] = [from, to].map((url) => (isHttp(url) ? parseUrl(url) : undefined));
  if (!a || !b) return undefined;
  if (a.origin === b.origin) return ['same-origin'];
  const targets: Target[] = [
    ...(a.hostname === b.hostname ? [] : [hostTarget(a, b)]),
    ...(a.protocol === b.protocol ? [] : [schemeTarget(a, b)]),
  ];
  return targets.length > 0 ? targets : ['other-port'];
}

function hostTarget(from: URL, to: URL): Target {
  if (isSubdomain(to, from)) return 'to-subdomain';
  return isSubdomain(from, to) ? 'to-parent' : 'other-host';
}

function schemeTarget(from: URL, to: URL): Target {
  const scheme = to.protocol === 'https:' ? 'to-https' : 'to-http';
  return from.port === '' && to.port === '' ? `${scheme}-default` : scheme;
}

function isSubdomain({ hostname }: URL, parent: URL): boolean {
  return hostname.endsWith(`.${parent.hostname}`);
}
