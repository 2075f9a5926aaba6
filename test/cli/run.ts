/** Runs `detour` in this process, on files of its own. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check } from '../../src/cli/check.ts';
import type { Output } from '../../src/cli/surroundings.ts';
import { toHar } from '../../src/core/formats/har/write/to-har.ts';
import { type DrawnRequest, record } from '../support/chains.ts';

export interface Ran {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

interface Given {
  readonly input?: string | Uint8Array;
  readonly isTerminal?: boolean;
  readonly noColor?: boolean;
}

/** @param given what standard input has, and what kind of terminal there is */
export async function detour(args: readonly string[], given: Given = {}): Promise<Ran> {
  const { input = '', isTerminal = false, noColor = false } = given;
  const [output, errors] = [fakeOutput(isTerminal), fakeOutput(isTerminal)];
  const code = await check(args, {
    input: inPieces(new Uint8Array(Buffer.from(input as string))),
    output,
    errors,
    noColor,
  });
  return { code, output: output.text(), errors: errors.text() };
}

function fakeOutput(isTTY: boolean): Output & { text(): string } {
  const written: string[] = [];
  return {
    isTTY,
    columns: 80,
    write: (text) => written.push(text) > 0,
    once: () => {
      throw new Error('nobody has to wait');
    },
    text: () => written.join(''),
  };
}

/** As a pipe may give them: one byte first. */
async function* inPieces(bytes: Uint8Array<ArrayBuffer>) {
  yield bytes.slice(0, 1);
  yield bytes.slice(1);
}

export const folder = mkdtempSync(path.join(tmpdir(), 'detour-check-'));

/** Writes a file into a folder of its own, and tells its path. */
export function file(name: string, content: string | Uint8Array): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

/** Writes a HAR of drawn chains. */
export function har(name: string, ...drawings: readonly string[]): string {
  const chains = drawings.map((drawing, index) =>
    record(drawing, { requestId: String(index), startsAt: 1e12 + index * 1000 } as DrawnRequest),
  );
  const options = { creator: { name: 'Detour', version: '0' }, includeSecrets: true };
  return file(name, JSON.stringify(toHar(chains, options), null, 2));
}

export const LOST_POST = 'POST https://a.test/form (24 B) 302 / GET https://a.test/form 200';
export const FINE = 'GET https://a.test/old 308 / GET https://a.test/new 200';
