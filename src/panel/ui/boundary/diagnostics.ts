/**
 * Diagnostics about something that can't be displayed, which users may send: in English, for developers, and without
 * secrets.
 */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { redact } from '../../../core/redact/redact.ts';

/** Something that can't be displayed. */
export interface Failure {
  /** The part of the panel: `row`, `timing`. */
  readonly part: string;
  readonly error: unknown;
  /** The components around it, as React reports them. */
  readonly componentStack: string;
  /** What was to be displayed, if it is a single chain. */
  readonly chain: RedirectChain | undefined;
}

/** Facts that accompany the failure. */
export interface Teller {
  readonly version: string;
  readonly userAgent: string;
  readonly secretNames: readonly string[];
}

/** Formats an error's name and message: `TypeError: x is undefined`. Anything can be thrown. */
export function errorText(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'unknown error';
  }
}

/** Writes everything known about a failure. The error may quote the chain, so it is redacted together with it. */
export function diagnosticsOf(
  failure: Failure,
  { version, userAgent, secretNames }: Teller,
): string {
  const { part, error, componentStack, chain } = failure;
  const redacted = redactedTexts(errorText(error), chain, secretNames);
  return [
    `Detour ${version}`,
    userAgent,
    `Part: ${part}`,
    `Error: ${redacted.error}`,
    `Components:\n${withoutAddress(componentStack).trim()}`,
    ...(chain ? [`Chain:\n${redacted.chain}`] : []),
  ].join('\n\n');
}

interface RedactedTexts {
  readonly error: string;
  readonly chain: string;
}

const NOT_REDACTED = 'left out, because it could not be redacted';

function redactedTexts(
  error: string,
  chain: RedirectChain | undefined,
  secretNames: readonly string[],
): RedactedTexts {
  try {
    // As the chain's note, the error's text loses all secrets of the chain; the user's own note stays private.
    const [shown = NO_CHAIN] = redact([{ ...(chain ?? NO_CHAIN), note: error }], { secretNames });
    const { note = '', ...rest } = shown;
    return { error: cut(withoutAddress(note)), chain: JSON.stringify(rest, bounded, 2) };
  } catch {
    return { error: NOT_REDACTED, chain: NOT_REDACTED };
  }
}

/** A chain to redact the error's text with if it concerns no chain. */
const NO_CHAIN: RedirectChain = {
  id: '',
  tabId: -1,
  frameId: -1,
  type: 'other',
  hops: [{ method: 'GET', url: '', startedAt: 0, body: { kind: 'none' } }],
  ended: true,
};

/** In Firefox, the address of an extension's files identifies the user. */
function withoutAddress(text: string): string {
  return text.replace(/\b[a-z]+-extension:\/\/[^/\s]+\//g, '/');
}

/** In characters and in items; longer values are replaced by their length. */
const LONGEST_TEXT = 2000;
const LONGEST_LIST = 100;

function bounded(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (!Array.isArray(value) || value.length <= LONGEST_LIST) return value;
  return [...value.slice(0, LONGEST_LIST), `… ${value.length - LONGEST_LIST} more`];
}

function cut(text: string): string {
  return text.length <= LONGEST_TEXT
    ? text
    : `${text.slice(0, LONGEST_TEXT)}… ${text.length - LONGEST_TEXT} more characters`;
}
