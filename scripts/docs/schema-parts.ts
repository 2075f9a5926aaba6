/** What a valibot schema is made of, for what walks over all of it. */
import type * as v from 'valibot';

export type Schema = v.GenericSchema;

/** The kinds of schema that chains are spelled in, and what is demanded or said beside. */
export type Part =
  | { readonly type: 'string' | 'number' | 'boolean' | 'custom' | 'safe_integer' }
  | { readonly type: 'min_value' | 'max_value'; readonly requirement: number }
  | { readonly type: 'description'; readonly description: string }
  | { readonly type: 'literal'; readonly literal: string | number | boolean }
  | { readonly type: 'picklist'; readonly options: readonly string[] }
  | { readonly type: 'nullable' | 'exact_optional'; readonly wrapped: Schema }
  | { readonly type: 'array'; readonly item: Schema }
  | { readonly type: 'tuple_with_rest'; readonly items: readonly Schema[]; readonly rest: Schema }
  | { readonly type: 'variant'; readonly key: string; readonly options: readonly Schema[] }
  | { readonly type: 'object'; readonly entries: Readonly<Record<string, Schema>> };

/** Gives the schema at the beginning of all pipes, and what the pipes demand or say besides. */
export function partsOf(schema: Schema): [Part, ...Part[]] {
  const { pipe } = schema as { readonly pipe?: readonly Schema[] };
  const parts = pipe ? pipe.flatMap(partsOf) : [schema as unknown as Part];
  return parts as [Part, ...Part[]];
}
