/** The parts of a valibot schema, for code that traverses it. */
import type * as v from 'valibot';

export type Schema = v.GenericSchema;

/** The kinds of schema in use for chains, and the constraints and descriptions besides. */
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

/** Returns the schema at the beginning of all pipes, and the constraints and descriptions in the pipes. */
export function partsOf(schema: Schema): [Part, ...Part[]] {
  const { pipe } = schema as { readonly pipe?: readonly Schema[] };
  const parts = pipe ? pipe.flatMap(partsOf) : [schema as unknown as Part];
  return parts as [Part, ...Part[]];
}
