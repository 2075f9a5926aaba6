/** Host names that are meaningful only inside one network. */

/**
 * Special-use and private names (RFC 6762, RFC 8375, ICANN's .internal and the names it never delegates), and what
 * clusters, clouds and routers use.
 */
const INNER =
  /\.(local|internal|intranet|lan|corp|home|priv|private|localdomain|localnet|home\.arpa|svc|cluster\.local|k8s|kube|consul|nomad|docker|flycast|openstacklocal)$/;

/** Unfilled placeholders in configurations. */
const PLACEHOLDER = /^(_|\*.*|\$.*|%7b.*|%24.*)$/;

/** Returns whether a host is known only inside a network: one label, a private domain, or not a name at all. */
export function isInnerName(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return false;
  if (PLACEHOLDER.test(host) || INNER.test(host)) return true;
  return /^[a-z0-9_-]+$/.test(host) && !/^\d+$/.test(host);
}
