/** docs/schema/chain.json, and a strict version of it that allows no unknown fields. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { closed } from './closed-schema.ts';

const schema = JSON.parse(readFileSync('docs/schema/chain.json', 'utf8'));

const validate = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
}).compile(closed(schema) as AnySchemaObject);

/** Describes what is wrong with a line of NDJSON; undefined if nothing is. */
export function recordProblems(line: string): string | undefined {
  return validate(JSON.parse(line)) ? undefined : JSON.stringify(validate.errors);
}
