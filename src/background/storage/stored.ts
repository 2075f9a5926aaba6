/** What storage.session returns, validated: it survives the code that wrote it and can't be trusted blindly. */
import * as v from 'valibot';
import { COMMIT_REASONS } from '../../core/record/commit.ts';
import { SubscriptionSchema } from '../panels/panel-message.ts';
import type { KeptChain } from '../recording/chain-store.ts';
import type { KeptState } from '../recording/recording.ts';
import { pack, unpack } from './packed.ts';

/** Raised whenever the stored form changes; what another version stored is discarded. */
export const SCHEMA_VERSION = 6;

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
          tabId: v.number(),
          frameId: v.number(),
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
        clearedBefore: v.exactOptional(v.number()),
      }),
    ]),
  ),
});

const Headers = v.array(v.object({ name: v.string(), value: v.string() }));

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
        requestHeaders: v.exactOptional(Headers),
        response: v.exactOptional(v.looseObject({ headers: v.exactOptional(Headers) })),
      }),
    ),
    v.minLength(1),
  ),
});

const Kept = v.object({
  sequence: v.number(),
  audience: v.array(v.number()),
  chain: Chain,
});

/** Reads the stored state; undefined if there is none of this version. */
export function readState(text: unknown): KeptState | undefined {
  const result = v.safeParse(State, parse(JSON.parse, text));
  return result.success ? result.output : undefined;
}

/** Writes a chain in its stored form. */
export function writeChain(kept: KeptChain): string {
  return pack(kept);
}

/** Reads what `writeChain` wrote; undefined if it is anything else. */
export function readChain(text: unknown): KeptChain | undefined {
  const result = v.safeParse(Kept, parse(unpack, text));
  // Its details were written by this version, which `readState` has made sure of.
  return result.success ? (result.output as unknown as KeptChain) : undefined;
}

/** Undefined if it can't be parsed. */
function parse(parser: (text: string) => unknown, text: unknown): unknown {
  try {
    return parser(String(text));
  } catch {
    return undefined;
  }
}
