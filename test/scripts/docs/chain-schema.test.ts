import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHAIN_SCHEMA, chainSchema } from '../../../scripts/docs/chain-schema.ts';

it('docs/schema/chain.json is what the schema of chains makes of it: npm run docs', () => {
  expect(JSON.parse(readFileSync(CHAIN_SCHEMA, 'utf8'))).toEqual(chainSchema());
});
