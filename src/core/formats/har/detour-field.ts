/**
 * `_detour`, the field of our own that every entry has: what HAR has no place for, so that a chain can be read back as it
 * was. What the standard's fields hold (method, URL, headers, status, the texts of bodies) is not in it a second time.
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

/** Read often: `v.omit` deletes keys, after which V8 walks over an object far more slowly. */
const quick = <Entries extends v.ObjectEntries>({ entries }: { readonly entries: Entries }) =>
  v.object({ ...entries });

const [none, notObservable, bytes, form, files] = BodySchema.options;

/** A body but for its text or fields, which `postData` has. */
const Body = v.variant('kind', [
  none,
  notObservable,
  v.object({
    ...v.omit(bytes, ['text']).entries,
    /** This hop keeps the text in `postData`; where it is missing, an earlier hop that sent the same does. */
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

/** The fields of a hop that are in `_detour` under their own names, as they are. */
export const AS_THEY_ARE = Object.keys(AsTheyAre.entries) as (keyof typeof AsTheyAre.entries)[];

export const DetourSchema = v.object({
  ...AsTheyAre.entries,
  /** The URL's fragment with its `#`, which `request.url` must not have. */
  fragment: maybe(text),
  body: Body,
  response: maybe(quick(v.omit(ResponseSchema, ['status', 'headers']))),
  /** What a server had answered before the browser or an extension redirected all the same: `response` is not it then. */
  serverResponse: maybe(ResponseSchema),
  /** Whose `headers` are empty because nobody saw them. */
  headersNotObserved: maybe(v.array(v.picklist(['request', 'response']))),
  /** The body that the log showed is the hop's, where webRequest showed none. */
  network: maybe(quick(v.omit(NetworkSchema, ['body']))),
  /** On a chain's first entry: what is true of the whole chain. */
  chain: maybe(
    v.object({
      ...v.omit(ChainSchema, ['id', 'type', 'hops', 'note']).entries,
      /** How many there are. */
      hops: count,
      /** The entry's comment is what the user wrote about the chain. */
      hasNote: maybe(yes),
    }),
  ),
});

export type DetourField = Frozen<v.InferOutput<typeof DetourSchema>>;
