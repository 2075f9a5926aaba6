/** What a user may send about something that could not be shown: in English, for whoever mends it, and without secrets. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import { redact } from '../../../core/redact/redact.ts';

/** Something that could not be shown. */
export interface Failure {
  /** What part of the panel it is: `row`, `timing`. */
  readonly part: string;
  readonly error: unknown;
  /** The components around it, as React tells them. */
  readonly componentStack: string;
  /** What was to be shown, where it is one chain. */
  readonly chain: RedirectChain | undefined;
}

/** What is told beside the failure. */
export interface Teller {
  readonly version: string;
  readonly userAgent: string;
  readonly secretNames: readonly string[];
}

/** An error's name and message: `TypeError: x is undefined`. Anything can be thrown. */
export function errorText(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'unknown error';
  }
}

/** Writes all that is known of a failure. The error may quote the chain, so that it is redacted together with it. */
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
    // As its note, the error's text loses whatever is secret in the chain; the user's own note is nobody's business.
    const [shown = NO_CHAIN] = redact([{ ...(chain ?? NO_CHAIN), note: error }], { secretNames });
    const { note = '', ...rest } = shown;
    return { error: cut(withoutAddress(note)), chain: JSON.stringify(rest, bounded, 2) };
  } catch {
    return { error: NOT_REDACTED, chain: NOT_REDACTED };
  }
}

/** What the error's text is redacted with where it is of no chain. */
const NO_CHAIN: RedirectChain = {
  id: '',
  tabId: -1,
  frameId: -1,
  type: 'other',
  hops: [{ method: 'GET', url: '', startedAt: 0, body: { kind: 'none' } }],
  ended: true,
};

/** In Firefox, the address of an extension's files tells one user from all others. */
function withoutAddress(text: string): string {
  return text.replace(/\b[a-z]+-extension:\/\/[^/\s]+\//g, '/');
}

/** In characters, and in items: what is longer is told by its length. */
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
