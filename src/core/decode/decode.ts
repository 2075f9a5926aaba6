/** Decodes values on demand and here: nothing is sent, verified or followed. */
import { numberText, t } from '../text/i18n.ts';
import { fromBase64 } from './base64.ts';
import type { Encoded } from './encoding.ts';
import { inflateRaw } from './inflate.ts';
import { readJwt } from './jwt.ts';
import { prettyJson } from './pretty-json.ts';
import { prettyXml } from './pretty-xml.ts';
import { isText, utf8 } from './text.ts';

/** What a value contains; text from the network, not escaped for display. */
export interface Decoded {
  /** `JWT, RS256`, `SAML, inflated` */
  readonly title: string;
  readonly parts: readonly { readonly name: string; readonly text: string }[];
  /** What to know about it. */
  readonly notes: readonly string[];
}

/** The decoded content, or why it couldn't be decoded. */
export type Decoding = Decoded | { readonly problem: string };

/** The length at which text is truncated, in characters, and decompressed data, in bytes. */
export const MOST = 256 * 1024;

/** Decodes a recognized value. Never throws. */
export async function decode(encoded: Encoded): Promise<Decoding> {
  const { kind, text } = encoded;
  switch (kind) {
    case 'jwt':
      return decodeJwt(text);
    case 'saml':
      return decodeSaml(text);
    case 'credentials':
      return decodeText(text, t`Basic authentication credentials`);
    case 'base64':
      return decodeText(text, t`Base64`);
  }
}

function decodeJwt(token: string): Decoding {
  const jwt = readJwt(token);
  if (!jwt) return { problem: t`This isn’t a JSON Web Token.` };
  const { header, payload, algorithm, isEncrypted, times } = jwt;
  const note = isEncrypted
    ? t`The payload is encrypted and can be read only with the key.`
    : t`The signature was not verified, so anyone could have created this token.`;
  return bounded({
    title: isEncrypted ? t`Encrypted JWT, ${algorithm}` : t`JWT, ${algorithm}`,
    parts: [
      { name: t`Header`, text: laidOut(header) },
      ...(payload === undefined ? [] : [{ name: t`Payload`, text: laidOut(payload) }]),
      ...(times.length === 0 ? [] : [{ name: t`Times`, text: times.map(timeLine).join('\n') }]),
    ],
    notes: payload === undefined && !isEncrypted ? [t`The payload isn’t JSON.`, note] : [note],
  });
}

function timeLine([claim, time]: readonly [string, string]): string {
  return `${claim}: ${time}`;
}

/** The POST binding is base64 of XML, the Redirect binding base64 of deflated XML (SAML Bindings §3.5.4, §3.4.4.1). */
async function decodeSaml(text: string): Promise<Decoding> {
  const bytes = fromBase64(text);
  if (bytes === undefined) return { problem: t`This isn’t valid Base64.` };
  const note = t`No signature in this message was verified.`;
  const plain = utf8(bytes);
  if (plain?.trimStart().startsWith('<')) {
    return bounded({ title: t`SAML`, parts: [xmlPart(plain)], notes: [note] });
  }
  const packed = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  const inflated = await inflateRaw(packed, MOST);
  const xml = new TextDecoder().decode(inflated.bytes);
  if (!xml.trimStart().startsWith('<')) {
    return { problem: t`SAML bindings use XML or DEFLATE-compressed XML; this value is neither.` };
  }
  return bounded({
    title: t`SAML, decompressed`,
    parts: [xmlPart(xml)],
    notes: [
      ...(inflated.isBroken ? [t`Incomplete: the compressed data is damaged or truncated.`] : []),
      ...(inflated.isCut
        ? [t`Truncated: only the first ${numberText(MOST)} bytes were decompressed.`]
        : []),
      note,
    ],
  });
}

function xmlPart(xml: string) {
  return { name: 'XML', text: prettyXml(xml.slice(0, MOST)) };
}

function decodeText(text: string, title: string): Decoding {
  const bytes = fromBase64(text);
  if (bytes === undefined) return { problem: t`This isn’t valid Base64.` };
  const decoded = utf8(bytes);
  if (decoded === undefined || !isText(decoded)) {
    return {
      problem:
        bytes.length === 1
          ? t`The value decodes to one byte that isn’t text.`
          : t`The value decodes to ${numberText(bytes.length)} bytes that aren’t text.`,
    };
  }
  return bounded({ title, parts: [{ name: t`Text`, text: laidOut(decoded) }], notes: [] });
}

function laidOut(text: string): string {
  return prettyJson(text) ?? text;
}

function bounded({ title, parts, notes }: Decoded): Decoded {
  const isCut = parts.some(({ text }) => text.length > MOST);
  if (!isCut) return { title, parts, notes };
  return {
    title,
    parts: parts.map(({ name, text }) => ({ name, text: text.slice(0, MOST) })),
    notes: [t`Truncated after ${numberText(MOST)} characters.`, ...notes],
  };
}
