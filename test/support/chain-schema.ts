/** docs/schema/chain.json, and a strict reading of it that knows no further fields. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';

const schema = JSON.parse(readFileSync('docs/schema/chain.json', 'utf8'));

const validate = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
}).compile(closed(schema) as AnySchemaObject);

/** Says in words what is wrong with a line of NDJSON; undefined if nothing is. */
export function recordProblems(line: string): string | undefined {
  return validate(JSON.parse(line)) ? undefined : JSON.stringify(validate.errors);
}

/** The schema with no other fields than it tells of, wherever it tells of some. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  const isVariant = 'oneOf' in copy;
  return 'properties' in copy && !isVariant && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}
