/** A check as JSON, by docs/schema/check.json. */
import { type Hop, isInternal } from '../../core/chain/chain.ts';
import type { Check, CheckedChain, CheckedFinding, JudgedExpectation } from '../checked.ts';

const VERSION = 1;

/** Writes the one object, chain by chain. */
export function* writeJson({ files, expectations }: Check): Generator<string> {
  yield `{"version":${VERSION},"files":[`;
  for (const [index, { name, chains }] of files.entries()) {
    yield `${index === 0 ? '' : ','}{"file":${JSON.stringify(name)},"chains":[`;
    for (const [place, chain] of chains.entries()) {
      yield `${place === 0 ? '\n' : ',\n'}${JSON.stringify(toChain(chain))}`;
    }
    yield ']}';
  }
  const judged = expectations.map(toExpectation);
  const asked = judged.length === 0 ? '' : `,"expectations":${JSON.stringify(judged)}`;
  yield `]${asked}}\n`;
}

function toChain({ chain, findings }: CheckedChain) {
  return { hops: chain.hops.map(toHop), findings: findings.map(toFinding) };
}

function toHop({ method, url, response, redirect }: Hop) {
  const status = isInternal(redirect) ? null : (response?.status ?? null);
  return { method, url, status, cause: redirect?.cause ?? null };
}

function toFinding({ id, severity, hop, text, explanation, remedy }: CheckedFinding) {
  return { id, severity, hop, text, explanation, remedy: remedy ?? null };
}

function toExpectation({ from, to, status, place, problems }: JudgedExpectation) {
  return { from, to, status: status ?? null, place, problems };
}
