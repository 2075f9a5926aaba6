/**
 * A line of NDJSON: the properties of the file, the chain's own fields, and what is derived from them, so that SQL can
 * query both. docs/schema/chain.json is generated from it.
 */
import * as v from 'valibot';
import {
  CauseSchema,
  ChainSchema,
  count,
  type Frozen,
  maybe,
  said,
  text,
} from '../../chain/schema.ts';
import { RECORD_VERSION } from './record-version.ts';

export const SoftwareSchema = v.object({ name: text, version: maybe(text) });

/** From one hop to the next. */
export const TransitionSchema = v.object({
  from: said('Index of the hop that was redirected.', count),
  fromHost: said(
    'As URLs have them, with the port where it is not the scheme’s own; "" where there is none.',
    text,
  ),
  toHost: text,
  cause: CauseSchema,
  inferred: v.boolean(),
  status: said('null where no server sent the redirect.', v.nullable(count)),
  fromMethod: text,
  toMethod: text,
  verdict: v.picklist(['kept', 'by-design', 'historical', 'violation', 'unknown']),
  body: v.picklist([
    'none',
    'sent-again',
    'same-fields',
    'same-files',
    'differs',
    'dropped',
    'not-observable',
  ]),
  lostHeaders: v.array(text),
  hidesOrigin: said('The next request said Origin: null.', v.boolean()),
  missingCookies: said('Names of cookies that were set and not sent on.', v.array(text)),
  gap: maybe(
    said(
      'What nobody saw between the two: other hops, or the first’s response, and then maybe hops. Nothing is compared across it.',
      v.picklist(['hops', 'response']),
    ),
  ),
});

const FindingSchema = v.object({
  id: text,
  severity: v.picklist(['error', 'warning', 'info']),
  hop: said('Index of the hop.', count),
});

export const RecordSchema = v.object({
  version: v.literal(RECORD_VERSION),
  redacted: said(
    'Placeholders, redacted-1 and so on, stand in the place of secrets; the same one, the same value, within one export. Digests are numbered.',
    v.boolean(),
  ),
  creator: maybe(said('The program that wrote the line: Detour.', SoftwareSchema)),
  browser: maybe(
    said('The browser whose requests they are; missing where that is not known.', SoftwareSchema),
  ),
  ...ChainSchema.entries,
  outcome: v.picklist(['pending', 'completed', 'not-followed', 'failed', 'unobserved']),
  transitions: said(
    'From each hop to the next: one fewer than there are hops.',
    v.array(TransitionSchema),
  ),
  findings: said('docs/findings.md tells what the ids mean.', v.array(FindingSchema)),
});

export type TransitionRecord = Frozen<v.InferOutput<typeof TransitionSchema>>;
export type ChainRecord = Frozen<v.InferOutput<typeof RecordSchema>>;
