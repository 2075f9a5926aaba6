/** The requests to every server, and what is recorded of its response. */

/** The redirects that servers have built-in ways for. */
export type Way =
  | 'slash'
  | 'https'
  | 'sign-in'
  | 'helper 301'
  | 'helper 302'
  | 'helper 302 for scripts'
  | 'helper 303'
  | 'helper 307'
  | 'helper 308';

/** Their paths, which every program and configuration offers, as far as its server has the way. */
export const PATHS: Readonly<Record<Way, string>> = {
  slash: '/dir',
  https: '/secure?a=1&b=2',
  'sign-in': '/account',
  'helper 301': '/old/301',
  'helper 302': '/old/302',
  'helper 302 for scripts': '/old/302',
  'helper 303': '/old/303',
  'helper 307': '/old/307',
  'helper 308': '/old/308',
};

/** The Accept header: of a page, or of a script. */
export function acceptOf(way: Way): string {
  return way.endsWith('for scripts') ? '*/*' : 'text/html,application/xhtml+xml,*/*;q=0.8';
}

/** The target of a helper's redirect, which must be escaped in HTML. */
export const TARGET = '/new?a=1&b=2';

/** The requested host. Without a port, so that no response depends on the machine. */
export const HOST = 'shop.test';

/** A redirect as sent: a row of lab/measured/servers.json. */
export interface ServerRow {
  readonly server: string;
  readonly version: string;
  /** Its settings other than the defaults; "" if none. */
  readonly setting: string;
  /** The proxy in front of it, and the proxy's version; null for none. */
  readonly behind: string | null;
  readonly behindVersion: string | null;
  readonly way: Way;
  readonly statusLine: string;
  /** In the order and spelling in which they were sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Null if it was sent compressed, or through a proxy, which doesn't change it. */
  readonly body: string | null;
}
