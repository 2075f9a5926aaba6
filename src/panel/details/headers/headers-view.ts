/** All headers of a chain, each hop's beside those sent before, as display-safe texts. */
import type { Header, RedirectChain } from '../../../core/chain/chain.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import {
  byName,
  compareHeaders,
  type HeaderChange,
  type HeaderComparison,
  sentBefore,
} from '../../../core/transition/header-changes.ts';
import type { HeaderChangeKind } from '../../../core/transition/header-rules.ts';
import { isAnswered } from '../../ui/chain/hop-text.ts';
import { changeWord, lossesFirst, valuesText } from './header-text.ts';

/** One header; `plain` if there is nothing to compare it with. */
export interface HeaderLine {
  readonly kind: HeaderChangeKind | 'kept' | 'plain';
  /** `dropped`, `kept`; "" for a plain header. */
  readonly word: string;
  readonly name: string;
  /** Undefined if that request did not have it. For a kept or plain header, both are the same. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly rule?: string | undefined;
  /** Where the rule is defined. */
  readonly source?: string | undefined;
  /** Whether the change follows from the URL, the body or the connection. */
  readonly isRoutine?: boolean;
}

/** The headers of one message. */
export interface HeaderBlock {
  readonly part: 'request' | 'response';
  readonly title: string;
  /** Why there are no lines; undefined if there are some. */
  readonly note?: string | undefined;
  /** The number of the hop that its request is compared with. */
  readonly besideHop?: number | undefined;
  readonly lines: readonly HeaderLine[];
}

export interface HopHeaders {
  readonly index: number;
  readonly blocks: readonly HeaderBlock[];
}

/** Prepares the headers of all hops for display. */
export function headersView(chain: RedirectChain): HopHeaders[] {
  return chain.hops.map((_, index) => ({
    index,
    blocks: [requestBlock(chain, index), ...responseBlock(chain, index)],
  }));
}

function requestBlock(chain: RedirectChain, index: number): HeaderBlock {
  const headers = chain.hops[index]?.requestHeaders;
  const block = { part: 'request' as const, title: t`Request headers` };
  const comparison = compareHeaders(chain, index);
  if (comparison.kind === 'nothing-sent')
    return { ...block, note: t`nothing was sent (internal redirect)`, lines: [] };
  if (!headers) return { ...block, note: unseen(chain, index), lines: [] };
  const before = sentBefore(chain, index);
  if (comparison.kind !== 'observed' || !before) return { ...block, lines: plainLines(headers) };
  return {
    ...block,
    besideHop: chain.hops.indexOf(before) + 1,
    lines: comparedLines(comparison, headers),
  };
}

/** Sorts changes first, notable ones before routine ones, followed by unchanged headers in the order they were sent. */
function comparedLines(
  { changes, unchanged }: Extract<HeaderComparison, { kind: 'observed' }>,
  headers: readonly Header[],
): HeaderLine[] {
  const ordered = [false, true].flatMap((routine) =>
    lossesFirst(changes.filter(({ mechanical }) => mechanical === routine)),
  );
  const sent = byName(headers);
  const kept = unchanged.map((name): HeaderLine => {
    const value = valuesText(sent.get(name.toLowerCase())?.values ?? []);
    return { kind: 'kept', word: t`kept`, name: visibleText(name), before: value, after: value };
  });
  return [...ordered.map(toLine), ...kept];
}

function toLine({ kind, name, from, to, rule, mechanical }: HeaderChange): HeaderLine {
  return {
    kind,
    word: changeWord(kind),
    name: visibleText(name),
    before: valuesText(from),
    after: valuesText(to),
    rule: rule && visibleText(rule.text),
    source: rule?.source,
    isRoutine: mechanical,
  };
}

function responseBlock(chain: RedirectChain, index: number): HeaderBlock[] {
  const hop = chain.hops[index] ?? chain.hops[0];
  if (!isAnswered(hop)) return [];
  const block = { part: 'response' as const, title: t`Response headers` };
  const headers = hop.response?.headers;
  return [
    headers
      ? { ...block, lines: plainLines(headers) }
      : { ...block, note: unseen(chain, index), lines: [] },
  ];
}

function plainLines(headers: readonly Header[]): HeaderLine[] {
  return headers.map(({ name, value }) => {
    const text = visibleText(value) || t`empty`;
    return { kind: 'plain', word: '', name: visibleText(name), before: text, after: text };
  });
}

function unseen({ ended, hops }: RedirectChain, index: number): string {
  return !ended && index === hops.length - 1 ? t`not yet observed` : t`not observable`;
}

/** The result of a search. */
export interface FoundHeaders {
  readonly hops: readonly HopHeaders[];
  /** How many headers match, out of how many. */
  readonly found: number;
  readonly total: number;
}

/**
 * Keeps the headers whose name or value matches, and the hops that have any. Without a pattern, keeps all hops,
 * including the reasons of those without headers.
 */
export function findHeaders(
  hops: readonly HopHeaders[],
  pattern: RegExp | undefined,
): FoundHeaders {
  const total = countLines(hops);
  if (!pattern) return { hops, found: total, total };
  const left = hops
    .map(({ index, blocks }) => ({
      index,
      blocks: blocks
        .map((block) => ({ ...block, lines: block.lines.filter((line) => matches(line, pattern)) }))
        .filter(({ lines }) => lines.length > 0),
    }))
    .filter(({ blocks }) => blocks.length > 0);
  return { hops: left, found: countLines(left), total };
}

function matches({ name, before, after }: HeaderLine, pattern: RegExp): boolean {
  return [name, before, after].some((text) => text !== undefined && text.search(pattern) >= 0);
}

function countLines(hops: readonly HopHeaders[]): number {
  return hops.flatMap(({ blocks }) => blocks).reduce((sum, { lines }) => sum + lines.length, 0);
}
