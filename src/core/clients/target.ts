/** Where a redirect leads, in the terms in which clients were measured. */

import { isHttp } from '../chain/chain-edit.ts';
import { parseUrl } from '../url/origin.ts';
import type { Target } from './model.ts';

export interface Crossing {
  /** One, or two where host and scheme change at once: a client follows if it does both. */
  readonly targets: readonly Target[];
  /**
   * False where clients are known to look at more than was measured: at subdomains, and at the schemes' default ports, which
   * no server of a measurement has.
   */
  readonly isAuthorizationMeasured: boolean;
}

/** Compares the URLs of two hops. Undefined where one is not of http or https, and nothing was measured. */
export function crossingOf(from: string, to: string): Crossing | undefined {
  const [a, b] = [from, to].map((url) => (isHttp(url) ? parseUrl(url) : undefined));
  if (!a || !b) return undefined;
  if (a.origin === b.origin) return { targets: ['same-origin'], isAuthorizationMeasured: true };
  const sameHost = a.hostname === b.hostname;
  const sameScheme = a.protocol === b.protocol;
  const scheme: Target = b.protocol === 'https:' ? 'to-https' : 'to-http';
  const targets: Target[] = [
    ...(sameHost ? [] : (['other-host'] as const)),
    ...(sameScheme ? [] : [scheme]),
  ];
  const atDefaultPorts = !sameScheme && a.port === '' && b.port === '';
  return {
    targets: targets.length > 0 ? targets : ['other-port'],
    isAuthorizationMeasured: !atDefaultPorts && !isSubdomain(a, b) && !isSubdomain(b, a),
  };
}

function isSubdomain({ hostname }: URL, parent: URL): boolean {
  return hostname.endsWith(`.${parent.hostname}`);
}
