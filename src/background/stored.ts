/** What storage.session gives back, checked: it outlives the code that wrote it, and is not to be trusted blindly. */
import * as v from 'valibot';

import type { Header, RedirectChain } from '../core/chain.ts';
import { COMMIT_REASONS } from '../core/client-redirect.ts';
import type { KeptChain } from './kept-chains.ts';
import { SubscriptionSchema } from './panel-message.ts';
import type { KeptState } from './recording.ts';

/** Raised whenever the stored form changes; what another version stored is thrown away. */
export const SCHEMA_VERSION = 2;

const State = v.object({
  version: v.literal(SCHEMA_VERSION),
  subscriptions: v.array(SubscriptionSchema),
  frames: v.array(
    v.object({
      tabId: v.number(),
      frameId: v.number(),
      requests: v.array(v.string()),
      shown: v.exactOptional(v.object({ id: v.string(), committedAt: v.number() })),
      commits: v.array(
        v.object({
          url: v.string(),
          time: v.number(),
          reason: v.picklist(COMMIT_REASONS),
        }),
      ),
    }),
  ),
  dropped: v.array(v.tuple([v.number(), v.number()])),
  tabs: v.array(
    v.tuple([
      v.number(),
      v.object({
        origin: v.exactOptional(v.string()),
        navigation: v.exactOptional(
          v.object({ origin: v.exactOptional(v.string()), startedAt: v.number() }),
        ),
        incognito: v.exactOptional(v.boolean()),
        openedBy: v.exactOptional(v.number()),
      }),
    ]),
  ),
});

/** Places in the list of all the chain's headers: most of a hop's are those of the hop before. */
const Headers = v.array(v.number());

/** What everything that reads a chain relies on; the rest is optional anyway. */
const Chain = v.looseObject({
  id: v.string(),
  tabId: v.number(),
  frameId: v.number(),
  type: v.string(),
  ended: v.boolean(),
  hops: v.pipe(
    v.array(
      v.looseObject({
        method: v.string(),
        url: v.string(),
        startedAt: v.number(),
        body: v.looseObject({ kind: v.string() }),
        requestHeaders: v.optional(Headers),
        response: v.optional(v.looseObject({ headers: v.optional(Headers) })),
      }),
    ),
    v.minLength(1),
  ),
});

const Kept = v.object({
  sequence: v.number(),
  audience: v.array(v.number()),
  headers: v.array(v.tuple([v.string(), v.string()])),
  chain: Chain,
});

/** Reads the stored state; undefined if there is none, or none of this version. */
export function readState(text: unknown): KeptState | undefined {
  const result = v.safeParse(State, parseJson(text));
  return result.success ? result.output : undefined;
}

/** Writes a chain in its stored form: each header field of it once, however many hops carry it. */
export function writeChain({ chain, ...kept }: KeptChain): string {
  const places = new Map<string, number>();
  const headers: [name: string, value: string][] = [];
  const placeOf = ({ name, value }: Header) => {
    const key = `${name}\n${value}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, headers.length);
    return headers.push([name, value]) - 1;
  };
  const hops = chain.hops.map(({ requestHeaders, response, ...hop }) => ({
    ...hop,
    ...(requestHeaders && { requestHeaders: requestHeaders.map(placeOf) }),
    ...(response && { response: { ...response, headers: response.headers?.map(placeOf) } }),
  }));
  return JSON.stringify({ ...kept, headers, chain: { ...chain, hops } });
}

/** Reads what `writeChain` wrote; undefined if it is anything else. */
export function readChain(text: unknown): KeptChain | undefined {
  const result = v.safeParse(Kept, parseJson(text));
  if (!result.success) return undefined;
  const { headers, chain, ...kept } = result.output;
  const headersAt = (places: readonly number[]) =>
    places.flatMap((place) => {
      const [name, value] = headers[place] ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value }];
    });
  const hops = chain.hops.map(({ requestHeaders, response, ...hop }) => ({
    ...hop,
    ...(requestHeaders && { requestHeaders: headersAt(requestHeaders) }),
    ...(response && {
      response: { ...response, ...(response.headers && { headers: headersAt(response.headers) }) },
    }),
  }));
  // Its details were written by this version, which `readState` has made sure of.
  return { ...kept, chain: { ...chain, hops } as unknown as RedirectChain };
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
