/** What every server is asked for, and what is noted of its answer. */

/** The redirects that a server has ways of its own for. */
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

/** Where each is asked for: every program and configuration offers these paths as far as its server has the way. */
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

/** What is accepted: of a page, or of whatever a script requests. */
export function acceptOf(way: Way): string {
  return way.endsWith('for scripts') ? '*/*' : 'text/html,application/xhtml+xml,*/*;q=0.8';
}

/** Where a helper's redirect leads: what is written otherwise in HTML, too. */
export const TARGET = '/new?a=1&b=2';

/** The host that is asked for. No port, so that nothing of what is sent depends on the machine. */
export const HOST = 'shop.test';

/** A redirect as it was sent: a row of lab/measured/servers.json. */
export interface ServerRow {
  readonly server: string;
  readonly version: string;
  /** What of its settings is not as it comes; "" for none. */
  readonly setting: string;
  /** The proxy that it was asked through, and that one's version; null for none. */
  readonly behind: string | null;
  readonly behindVersion: string | null;
  readonly way: Way;
  readonly statusLine: string;
  /** In the order and the spelling in which they were sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Null where it was sent compressed, or came through a proxy, which leaves it as it is. */
  readonly body: string | null;
}
