import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RedirectChain } from '../../../src/core/chain/chain.ts';
import { ChainSchema } from '../../../src/core/chain/schema.ts';
import { withTexts } from '../../../src/core/redact/chain-texts.ts';
import { arbitraryOf } from '../../support/schemas/schema-arbitrary.ts';

/** What is a word of the browser's or of ours, or must stay as it is for a chain to be one. */
const NO_SECRETS = [
  ...['id', 'type', 'lifecycle', 'link.from', 'link.cause', 'link.certainty'],
  ...['found.id', 'found.severity'],
  ...['hops.method', 'hops.redirect.cause', 'hops.body.kind', 'hops.body.source'],
  ...['hops.requestHeaders.name', 'hops.response.headers.name', 'hops.challenge.headers.name'],
  ...['hops.response.serverIp', 'hops.challenge.serverIp', 'hops.network.serverIp'],
  ...['hops.network.protocol', 'hops.network.initiator.type'],
  ...['hops.network.body.kind', 'hops.network.body.source'],
  ...['hops.contradiction.method', 'hops.witness'],
];

it('every text of a chain is searched for secrets, but for those that can hold none', () => {
  const chains = arbitraryOf(ChainSchema) as fc.Arbitrary<RedirectChain>;
  const left = new Set<string>();
  for (const chain of fc.sample(chains, { numRuns: 500, seed: 1 })) {
    for (const place of placesOfTexts(
      withTexts(
        chain,
        () => '',
        () => '',
      ),
    ))
      left.add(place);
  }
  expect([...left].sort()).toEqual([...NO_SECRETS].sort());
});

/** Where a text is that is not empty: `hops.response.serverIp`. */
function placesOfTexts(value: unknown, place: readonly string[] = []): string[] {
  if (typeof value === 'string') return value === '' ? [] : [place.join('.')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    placesOfTexts(part, Array.isArray(value) ? place : [...place, key]),
  );
}
