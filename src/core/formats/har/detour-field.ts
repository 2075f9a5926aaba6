/**
 * `_detour`, Detour's own field in every entry: what has no place in HAR, so that a chain can be restored exactly. It
 * doesn't repeat what the standard fields contain (method, URL, headers, status, the text of bodies).
 */
import * as v from 'valibot';
import {
  BodySchema,
  ChainSchema,
  count,
  type Frozen,
  HopSchema,
  maybe,
  NetworkSchema,
  ResponseSchema,
  text,
  yes,
} from '../../chain/schema.ts';

/** This field is read often: `v.omit` deletes keys, after which V8 iterates over an object far more slowly. */
const quick = <Entries extends v.ObjectEntries>({ entries }: { readonly entries: Entries }) =>
  v.object({ ...entries });

const [none, notObservable, bytes, form, files] = BodySchema.options;

/** A body without its text or fields, which are in `postData`. */
const Body = v.variant('kind', [
  none,
  notObservable,
  v.object({
    ...v.omit(bytes, ['text']).entries,
    /** This hop's `postData` contains the text; if absent, an earlier hop that sent the same text has it. */
    keepsText: maybe(yes),
  }),
  quick(v.omit(form, ['fields'])),
  files,
]);

const AsTheyAre = v.omit(HopSchema, [
  'method',
  'url',
  'body',
  'requestHeaders',
  'response',
  'network',
]);

/** The fields of a hop that `_detour` contains unchanged, under their own names. */
export const AS_THEY_ARE = Object.keys(AsTheyAre.entries) as (keyof typeof AsTheyAre.entries)[];

export const DetourSchema = v.object({
  ...AsTheyAre.entries,
  /** The URL's fragment with its `#`, which `request.url` must not contain. */
  fragment: maybe(text),
  body: Body,
  response: maybe(quick(v.omit(ResponseSchema, ['status', 'headers']))),
  /** The server's response, if the browser or an extension redirected nevertheless; `response` then differs from it. */
  serverResponse: maybe(ResponseSchema),
  /** Which `headers` are empty because they were not observed. */
  headersNotObserved: maybe(v.array(v.picklist(['request', 'response']))),
  /** The hop's body is the one that the log showed, if webRequest showed none. */
  network: maybe(quick(v.omit(NetworkSchema, ['body']))),
  /** On a chain's first entry: the properties of the whole chain. */
  chain: maybe(
    v.object({
      ...v.omit(ChainSchema, ['id', 'type', 'hops', 'note']).entries,
      /** The number of its hops. */
      hops: count,
      /** The entry's comment is the user's note about the chain. */
      hasNote: maybe(yes),
    }),
  ),
});

export type DetourField = Frozen<v.InferOutput<typeof DetourSchema>>;
