/** Punycode (RFC 3492), decoding only: browsers report hosts in ASCII and have no API for the Unicode form. */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const FIRST_NON_ASCII = 128;

/** In octets, the prefix included (RFC 1035 §2.3.4): what is longer is not a label, and a page may send any length. */
const LONGEST_LABEL = 63;

/** Returns the Unicode form of a host with `xn--` labels; undefined if it has none or one of them is malformed. */
export function unicodeHost(host: string): string | undefined {
  const labels = host.split('.');
  if (!labels.some(isEncoded)) return undefined;
  const decoded = labels.map((label) => (isEncoded(label) ? decodeLabel(label.slice(4)) : label));
  return decoded.includes(undefined) ? undefined : decoded.join('.');
}

function isEncoded(label: string): boolean {
  return label.toLowerCase().startsWith('xn--');
}

/** @param label without its prefix */
function decodeLabel(label: string): string | undefined {
  if (label.length > LONGEST_LABEL - 'xn--'.length) return undefined;
  const split = label.lastIndexOf('-');
  const points = [...label.slice(0, Math.max(split, 0))].map((letter) => letter.charCodeAt(0));
  let position = split < 0 ? 0 : split + 1;
  let code = FIRST_NON_ASCII;
  let index = 0;
  let bias = INITIAL_BIAS;
  while (position < label.length) {
    const start = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitValue(label.charCodeAt(position++));
      if (digit === undefined) return undefined;
      index += digit * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = points.length + 1;
    bias = adaptedBias(index - start, length, start === 0);
    code += Math.floor(index / length);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    index %= length;
    points.splice(index++, 0, code);
  }
  return points.map((point) => String.fromCodePoint(point)).join('');
}

/** a–z are 0–25 in either case, 0–9 are 26–35; NaN, past the end of the label, is nothing. */
function digitValue(charCode: number): number | undefined {
  if (charCode >= 0x30 && charCode <= 0x39) return charCode - 0x30 + 26;
  const letter = charCode | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 : undefined;
}

function adaptedBias(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
