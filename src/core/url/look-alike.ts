/** Hosts that look like others, with letters of other scripts in place of Latin ones (UTS #39). */
import { msg, t, translate } from '../text/i18n.ts';
import { unicodeHost } from './punycode.ts';

/** The scripts whose letters can pass for Latin ones in a label. Japanese and Korean are regularly mixed with Latin. */
const SCRIPTS = [
  [msg`Cyrillic`, /\p{Script=Cyrillic}/u],
  [msg`Greek`, /\p{Script=Greek}/u],
  [msg`Armenian`, /\p{Script=Armenian}/u],
  [msg`Cherokee`, /\p{Script=Cherokee}/u],
] as const;

const LATIN = /\p{Script=Latin}/u;

/** The small letters of other scripts, and a few of Latin's own, that are drawn like a letter of ASCII. */
const LOOK_ALIKES = {
  a: '\u0430\u03b1',
  c: '\u0441\u03f2',
  d: '\u0501',
  e: '\u0435',
  g: '\u0261\u0581',
  h: '\u04bb\u0570',
  i: '\u0456\u03b9\u0131',
  j: '\u0458',
  k: '\u043a\u03ba',
  l: '\u04cf',
  n: '\u0578',
  o: '\u043e\u03bf\u0585',
  p: '\u0440\u03c1',
  q: '\u051b',
  s: '\u0455',
  u: '\u057d\u03c5',
  v: '\u0475\u03bd',
  w: '\u051d\u0461',
  x: '\u0445\u03c7',
  y: '\u0443\u03b3',
};

const PROTOTYPES: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([ascii, letters]) =>
    [...letters].map((letter) => [letter, ascii] as const),
  ),
);

/** Names the scripts that a label of a host mixes: `Latin` and `Cyrillic`. Undefined if no label does. */
export function mixedScripts(host: string): string | undefined {
  for (const label of (unicodeHost(host) ?? '').split('.')) {
    const other = SCRIPTS.find(([, script]) => script.test(label));
    if (other && LATIN.test(label)) return t`Latin and ${translate(other[0])}`;
  }
  return undefined;
}

/** Returns whether two different hosts, one of them not ASCII, look alike. */
export function looksLike(a: string, b: string): boolean {
  const [first, second] = [unicodeHost(a) ?? a, unicodeHost(b) ?? b];
  return first !== second && skeleton(first) === skeleton(second);
}

/** A host with each letter replaced by the one that it looks like (UTS #39 §4). */
function skeleton(host: string): string {
  return [...host.normalize('NFD')].map((letter) => PROTOTYPES.get(letter) ?? letter).join('');
}
