/** What webRequest reports about a request's body → BodySummary. */
import type { BodySummary } from '../../core/chain/chain.ts';
import { digestOf } from '../../core/decode/digest.ts';

/** `details.requestBody` of onBeforeRequest, the same in both browsers. */
export interface RequestBody {
  readonly error?: string;
  // biome-ignore lint/plugin: as the browser gives it; it is only ever listed
  readonly formData?: Readonly<Record<string, readonly unknown[]>>;
  readonly raw?: readonly { readonly bytes?: ArrayBuffer; readonly file?: string }[];
}

/** The largest body that is stored, in bytes. */
export const MAX_KEPT_BODY = 64 * 1024;

/**
 * Summarizes a body that the browser exposed. A body that it couldn't read (`error`, as for a Blob in Chromium) is not
 * observable.
 */
export function toBodySummary({ error, formData, raw }: RequestBody): BodySummary {
  if (formData) return toFormSummary(formData);
  const isReadable = raw?.every(({ bytes, file }) => isBuffer(bytes) || typeof file === 'string');
  if (error !== undefined || !raw || !isReadable) return { kind: 'not-observable' };
  const names = raw.flatMap((part) => (part.file === undefined ? [] : [fileName(part.file)]));
  if (names.length > 0) return { kind: 'files', names };
  const parts = raw.flatMap((part) => (part.bytes ? [new Uint8Array(part.bytes)] : []));
  return toBytesSummary(parts);
}

/** Regardless of the realm that it was created in. */
function isBuffer(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}

function toBytesSummary(parts: readonly Uint8Array[]): BodySummary {
  const size = parts.reduce((sum, part) => sum + part.byteLength, 0);
  if (size === 0) return { kind: 'none' };
  const text = size <= MAX_KEPT_BODY ? decodeText(parts) : undefined;
  return {
    kind: 'bytes',
    size,
    digest: digestOf(parts),
    ...(text !== undefined && { text }),
  };
}

function toFormSummary(formData: NonNullable<RequestBody['formData']>): BodySummary {
  const fields = Object.entries(formData).map(([name, values]): [string, string[]] => [
    name,
    values.map(fieldText),
  ]);
  const encoded = new TextEncoder().encode(JSON.stringify(fields));
  return {
    kind: 'form',
    digest: digestOf([encoded]),
    // `fromEntries` defines own properties, so that a field named __proto__ stays a field.
    ...(encoded.byteLength <= MAX_KEPT_BODY && { fields: Object.fromEntries(fields) }),
  };
}

/** A field that is not text arrives as an ArrayBuffer, though it is documented as a string. */
function fieldText(value: unknown): string {
  return value instanceof ArrayBuffer ? new TextDecoder().decode(value) : String(value);
}

function decodeText(parts: readonly Uint8Array[]): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
  } catch {
    return undefined; // not UTF-8: only the digest is stored
  }
}

/** Browsers report a whole path; where a file is on the user's disk is private. */
function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
