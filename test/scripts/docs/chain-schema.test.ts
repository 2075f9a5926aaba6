import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHAIN_SCHEMA, chainSchema } from '../../../scripts/docs/chain-schema.ts';

it('docs/schema/chain.json matches the schema of chains: npm run docs', () => {
  expect(JSON.parse(readFileSync(CHAIN_SCHEMA, 'utf8'))).toEqual(chainSchema());
});
