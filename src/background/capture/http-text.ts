/** Header fields and reason phrases as a server sent them, which each browser reports in another form. */
import type { Header } from '../../core/chain/chain.ts';
import type { Engine } from './engine.ts';

/** One of webRequest's HttpHeaders. */
export interface HttpHeader {
  readonly name: string;
  readonly value?: string | undefined;
  readonly binaryValue?: readonly number[] | undefined;
}

/**
 * Reads webRequest's headers, in order; invalid ones are left out. Chromium reports a value that is not UTF-8 as bytes.
 * Firefox joins the values of some headers, such as Set-Cookie, with LF.
 */
export function toHeaders(headers: readonly HttpHeader[] | undefined, engine: Engine): Header[] {
  if (!Array.isArray(headers)) return [];
  return headers.flatMap((header: Partial<HttpHeader> | null) => {
    const name = header?.name;
    const value = header?.value ?? latin1Of(header?.binaryValue);
    if (typeof name !== 'string' || typeof value !== 'string') return [];
    return value.split('\n').map((line) => ({ name, value: toText(line, engine) }));
  });
}

/** Chromium decodes UTF-8, and Firefox reports the bytes as if they were Latin-1. */
export function toText(value: string, engine: Engine): string {
  if (engine === 'chromium' || !/[\x80-\xff]/.test(value) || /[^\0-\xff]/.test(value)) return value;
  try {
    const bytes = Uint8Array.from(value, (byte) => byte.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return value;
  }
}

function latin1Of(bytes: unknown): string | undefined {
  if (bytes === undefined) return ''; // an empty value
  if (!Array.isArray(bytes) || !bytes.every(Number.isInteger)) return undefined;
  return bytes.map((byte) => String.fromCharCode(byte)).join('');
}
