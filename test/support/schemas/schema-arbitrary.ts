/** Arbitrary values that a valibot schema allows, so that a new field is tested wherever chains go. */
import fc from 'fast-check';
import { type Part, partsOf, type Schema } from '../../../scripts/docs/schema-parts.ts';
import { FieldsSchema, HeadersSchema } from '../../../src/core/chain/schema.ts';

const text = fc.string({ unit: 'binary', maxLength: 8 });

const BY_FUNCTION = new Map<unknown, fc.Arbitrary<unknown>>([
  [HeadersSchema, fc.array(fc.record({ name: text, value: text }), { maxLength: 3 })],
  [
    FieldsSchema,
    fc.dictionary(
      fc.oneof(text, fc.constant('__proto__')),
      fc.array(text, { minLength: 1, maxLength: 2 }),
      { noNullPrototype: true, maxKeys: 3 },
    ),
  ],
]);

/** Generates values of a schema. */
export function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  const [root, ...actions] = partsOf(schema);
  return root.type === 'number' ? numbers(actions) : ofPart(root);
}

function ofPart(part: Part): fc.Arbitrary<unknown> {
  switch (part.type) {
    case 'string':
      return text;
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(part.literal);
    case 'picklist':
      return fc.constantFrom(...part.options);
    case 'exact_optional':
      return arbitraryOf(part.wrapped);
    case 'array':
      return fc.array(arbitraryOf(part.item), { maxLength: 3 });
    case 'tuple_with_rest':
      return fc
        .tuple(
          fc.tuple(...part.items.map(arbitraryOf)),
          fc.array(arbitraryOf(part.rest), { maxLength: 3 }),
        )
        .map(([items, rest]) => [...items, ...rest]);
    case 'variant':
      return fc.oneof(...part.options.map(arbitraryOf));
    case 'object':
      return ofObject(Object.entries(part.entries));
    case 'custom': {
      const known = BY_FUNCTION.get(part);
      if (known) return known;
    }
  }
  throw new Error(`no values of ${part.type}`);
}

function ofObject(entries: readonly (readonly [name: string, schema: Schema])[]) {
  const required = entries.filter(([, schema]) => partsOf(schema)[0].type !== 'exact_optional');
  return fc.record(
    Object.fromEntries(entries.map(([name, schema]) => [name, arbitraryOf(schema)])),
    { requiredKeys: required.map(([name]) => name), noNullPrototype: true },
  );
}

/** JSON has no −0. */
function numbers(actions: readonly Part[]): fc.Arbitrary<number> {
  const least = bound(actions, 'min_value', Math.max) ?? Number.MIN_SAFE_INTEGER;
  const most = bound(actions, 'max_value', Math.min) ?? Number.MAX_SAFE_INTEGER;
  if (actions.some(({ type }) => type === 'safe_integer'))
    return fc.integer({ min: least, max: most });
  return fc.double({ min: least, max: most, noNaN: true }).map((number) => number + 0);
}

function bound(
  actions: readonly Part[],
  type: 'min_value' | 'max_value',
  of: (a: number, b: number) => number,
): number | undefined {
  const bounds = actions.flatMap((part) => (part.type === type ? [part.requirement] : []));
  return bounds.length > 0 ? bounds.reduce(of) : undefined;
}
