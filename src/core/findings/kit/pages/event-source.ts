/** Event sources, which fail on pages and statuses without showing them to the script (HTML, server-sent events). */
import type { RedirectChain } from '../../../chain/chain.ts';
import { t } from '../../../text/i18n.ts';
import { wantedType } from './wanted-type.ts';

/** Returns whether a chain's first request may be an EventSource's; libraries that use fetch request the same type. */
export function mayBeEventSource(chain: RedirectChain): boolean {
  return chain.hops[0].method === 'GET' && wantedType(chain) === 'event-stream';
}

/** Says what its script gets to see. */
export function eventSourceText(): string {
  return t`EventSource fails on any content type other than text/event-stream, and tells the script only
    that an error occurred.`;
}
