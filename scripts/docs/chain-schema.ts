/**
 * Writes docs/schema/chain.json, the JSON Schema of a line of NDJSON, from the schema that lines are read with.
 *
 *     tsx scripts/docs/chain-schema.ts
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
  BodySchema,
  BytesSchema,
  CauseSchema,
  FieldsSchema,
  HeadersSchema,
  HopSchema,
  NetworkSchema,
  ResponseSchema,
} from '../../src/core/chain/schema.ts';
import {
  RecordSchema,
  SoftwareSchema,
  TransitionSchema,
} from '../../src/core/formats/ndjson/record-schema.ts';
import { RECORD_VERSION } from '../../src/core/formats/ndjson/record-version.ts';
import { type Part, partsOf, type Schema } from './schema-parts.ts';

/** The file to write. */
export const CHAIN_SCHEMA = 'docs/schema/chain.json';

/** What is written once, and referred to by its name. */
const NAMES = new Map<unknown, string>([
  [SoftwareSchema, 'software'],
  [HeadersSchema, 'headers'],
  [CauseSchema, 'cause'],
  [HopSchema, 'hop'],
  [BodySchema, 'body'],
  [BytesSchema, 'bytes'],
  [ResponseSchema, 'response'],
  [NetworkSchema, 'network'],
  [TransitionSchema, 'transition'],
]);

const TEXT = { type: 'string' };

/** What is checked by a function, which can't be translated. */
const BY_FUNCTION = new Map<unknown, object>([
  [
    HeadersSchema,
    {
      type: 'array',
      description: 'In order, names repeated as they were sent.',
      items: {
        type: 'object',
        required: ['name', 'value'],
        properties: { name: TEXT, value: TEXT },
      },
    },
  ],
  [FieldsSchema, { type: 'object', additionalProperties: { type: 'array', items: TEXT } }],
]);

/** Creates the JSON Schema. */
export function chainSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:detour:chain:${RECORD_VERSION}`,
    title: 'Detour redirect chain',
    description:
      'One line of Detour’s NDJSON export: all that was recorded under one request id, hop by hop, and what is derived of it. New fields may come with the same version: ignore what you do not know.',
    ...written(partsOf(RecordSchema)[0]),
    $defs: Object.fromEntries(
      [...NAMES].map(([schema, name]) => [name, written(partsOf(schema as Schema)[0])]),
    ),
  };
}

function toJson(schema: Schema): object {
  const [root, ...actions] = partsOf(schema);
  const name = NAMES.get(root);
  const base = name === undefined ? written(root) : { $ref: `#/$defs/${name}` };
  return Object.assign({}, base, ...actions.map(ofAction));
}

/** Constraints on a value besides its type, and its description. */
function ofAction(action: Part): object {
  switch (action.type) {
    case 'safe_integer':
      return { type: 'integer' };
    case 'min_value':
      return { minimum: action.requirement };
    case 'max_value':
      return { maximum: action.requirement };
    case 'description':
      return { description: action.description };
    default:
      throw new Error(`JSON Schema is not told of ${action.type}`);
  }
}

function written(schema: Part): object {
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: schema.type };
    case 'literal':
      return { const: schema.literal };
    case 'picklist':
      return { enum: schema.options };
    case 'nullable': {
      const inner = toJson(schema.wrapped) as { readonly type: string };
      return { ...inner, type: [inner.type, 'null'] };
    }
    case 'array':
      return { type: 'array', items: toJson(schema.item) };
    case 'tuple_with_rest':
      return { type: 'array', minItems: schema.items.length, items: toJson(schema.rest) };
    case 'variant':
      return { type: 'object', required: [schema.key], oneOf: schema.options.map(toJson) };
    case 'object':
      return ofObject(Object.entries(schema.entries));
    case 'custom': {
      const known = BY_FUNCTION.get(schema);
      if (known) return known;
    }
  }
  throw new Error(`JSON Schema is not told of ${schema.type}`);
}

function ofObject(entries: readonly (readonly [name: string, schema: Schema])[]): object {
  const properties = entries.map(([name, schema]) => {
    const [part] = partsOf(schema);
    return [name, toJson(part.type === 'exact_optional' ? part.wrapped : schema)];
  });
  const required = entries
    .filter(([, schema]) => partsOf(schema)[0].type !== 'exact_optional')
    .map(([name]) => name);
  return { type: 'object', required, properties: Object.fromEntries(properties) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(CHAIN_SCHEMA, JSON.stringify(chainSchema(), null, 2));
  console.log(`${CHAIN_SCHEMA} is written`);
}
