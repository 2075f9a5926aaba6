/** Detour's NDJSON → chains, line by line as the text arrives. Unreadable lines are left out and reported. */
import type { RedirectChain } from '../../chain/chain.ts';
import { t } from '../../text/i18n.ts';
import { FreeIds } from '../free-ids.ts';
import { type FileImport, refuse, type Software } from '../imported.ts';
import { jsonErrorOffset } from '../json/json-error.ts';
import { type ReadRecord, readRecord } from './read-record.ts';

/** Reads the pieces of a file in order. */
export class NdjsonReading {
  readonly #chains = new Map<string, RedirectChain>();
  readonly #places: number[][] = [];
  readonly #freeIds = new FreeIds();
  /** The last ID given to a chain that has this ID in the file. */
  readonly #ids = new Map<string, string>();
  readonly #creators = new Map<string, Software | undefined>();
  readonly #browsers = new Map<string, Software | undefined>();
  /** The received part of an incomplete line. */
  #begun: string[] = [];
  #line = 0;
  #unreadable = 0;
  #first: { readonly line: number; readonly wrong: string } | undefined;

  /** Adds the next piece, which may begin and end anywhere. */
  add(piece: string): void {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      this.#begun.push(piece.slice(from, end));
      this.#readLine();
      from = end + 1;
    }
    if (from < piece.length) this.#begun.push(piece.slice(from));
  }

  /** Adds a parsed record, which may have been formatted in several lines. */
  addRecord(value: unknown): void {
    this.#line += 1;
    this.#takeRead(readRecord(value));
  }

  /** Returns what was read, once all pieces were added. */
  end(): FileImport {
    if (this.#begun.length > 0) this.#readLine();
    const unreadable = this.#unreadable;
    const { line, wrong } = this.#first ?? { line: 0, wrong: '' };
    if (unreadable > 0 && this.#chains.size === 0)
      return refuse(t`No line in the file could be read. Line ${String(line)}: ${wrong}.`);
    const [creator, browser] = [only(this.#creators), only(this.#browsers)];
    return {
      ok: true,
      chains: [...this.#chains.values()],
      places: { kind: 'line', ofChains: this.#places },
      ...(creator && { creator }),
      ...(browser && { browser }),
      leftOut: 0,
      unreadable,
      notes: unreadable === 0 ? [] : [unreadableNote(unreadable, line, wrong)],
    };
  }

  #readLine(): void {
    const text = this.#begun.length === 1 ? this.#begun[0] : this.#begun.join('');
    this.#begun = [];
    this.#line += 1;
    if (text === undefined || /^\s*$/.test(text)) return;
    this.#takeRead(parseLine(text));
  }

  #takeRead(read: ReturnType<typeof parseLine>): void {
    if ('wrong' in read) {
      this.#unreadable += 1;
      this.#first ??= { line: this.#line, wrong: read.wrong };
    } else this.#take(read);
  }

  /** A file merged from several recordings may have several chains with one ID. */
  #take({ chain, creator, browser }: ReadRecord): void {
    const { link } = chain;
    const id = this.#freeIds.take(chain.id);
    const from = link && (this.#ids.get(link.from) ?? link.from);
    const isAsWritten = id === chain.id && from === link?.from;
    this.#ids.set(chain.id, id);
    this.#places.push(chain.hops.map(() => this.#line));
    this.#chains.set(
      id,
      isAsWritten || !link || from === undefined
        ? { ...chain, id }
        : { ...chain, id, link: { ...link, from } },
    );
    this.#creators.set(JSON.stringify(creator), creator);
    this.#browsers.set(JSON.stringify(browser), browser);
  }
}

function parseLine(text: string): ReadRecord | { readonly wrong: string } {
  try {
    return readRecord(JSON.parse(text));
  } catch {
    const offset = jsonErrorOffset(text);
    return {
      wrong:
        offset >= text.trimEnd().length
          ? t`the JSON ends unexpectedly at column ${String(offset + 1)}`
          : t`the JSON has a syntax error at column ${String(offset + 1)}`,
    };
  }
}

function unreadableNote(count: number, line: number, wrong: string): string {
  return count === 1
    ? t`1 line could not be read. Line ${String(line)}: ${wrong}.`
    : t`${count} lines could not be read. The first is line ${String(line)}: ${wrong}.`;
}

/** The values that are the same on all lines. */
function only(all: ReadonlyMap<string, Software | undefined>): Software | undefined {
  const [first] = all.values();
  return all.size === 1 ? first : undefined;
}
