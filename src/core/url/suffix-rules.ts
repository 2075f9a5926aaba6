/**
 * The public suffix list (publicsuffix.org/list) as text, one rule per line, and the few of its rules that apply to
 * certain hosts, which a report contains instead of the list.
 */
import { parseUrl } from './origin.ts';

/** Rules as the list writes them: `co.uk`, `*.ck`, `!www.ck`. */
export type SuffixRules = ReadonlySet<string>;

/** Reads a list. */
export function readRules(text: string): SuffixRules {
  return new Set(text.split('\n').filter((line) => line !== ''));
}

/** No rule has as many labels; a hostile host may have any number. */
const MOST_LABELS = 8;

/** Returns the rules for a host, the prevailing one first: an exception, otherwise the one with the most labels. */
export function rulesOf(host: string, rules: SuffixRules): string[] {
  const labels = host.split('.').slice(-MOST_LABELS);
  const found = labels.flatMap((_, index) => {
    const [own, above] = [labels.slice(index).join('.'), labels.slice(index + 1).join('.')];
    return [`!${own}`, own, `*.${above}`].filter((rule) => rules.has(rule));
  });
  const exception = found.find((rule) => rule.startsWith('!'));
  return exception === undefined
    ? found
    : [exception, ...found.filter((rule) => rule !== exception)];
}

/** Returns a host's public suffix: by the prevailing rule or, without one, its last label. */
export function suffixOf(host: string, rules: SuffixRules): string {
  const [rule = '*'] = rulesOf(host, rules);
  const length = rule.split('.').length - (rule.startsWith('!') ? 1 : 0);
  return host.split('.').slice(-length).join('.');
}

/** Characters of hosts; a run of them is read once, however long it is. */
const HOST_CHARACTERS = /[\w\u0080-\uffff.-]+/g;
const ENCODED = /(?:%[0-9a-f]{2})+/gi;

/**
 * Returns the rules for every host in a text, also percent-encoded, so that each gets the same suffix as from the whole
 * list.
 */
export function rulesIn(pieces: Iterable<string>, rules: SuffixRules): string[] {
  const kept = new Set<string>();
  const seen = new Set<string>();
  for (const piece of pieces) {
    for (const text of [piece, piece.replace(ENCODED, decoded)]) {
      for (const token of hostsIn(text)) {
        if (seen.has(token)) continue;
        seen.add(token);
        for (const host of [token.toLowerCase(), asciiOf(token)])
          for (const rule of rulesOf(host, rules)) kept.add(rule);
      }
    }
  }
  return [...kept].sort();
}

/** What may be a host in a text: labels with a dot between any two. */
function* hostsIn(text: string): Generator<string> {
  for (const [run] of text.matchAll(HOST_CHARACTERS)) {
    if (!run.includes('.')) continue;
    for (const token of run.split('..')) {
      const host = token.replace(/^\.|\.$/g, '');
      if (host.includes('.')) yield host;
    }
  }
}

/** As URLs write it, or the text itself if it is not a host. */
function asciiOf(text: string): string {
  return parseUrl(`http://${text}`)?.hostname ?? text;
}

function decoded(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}
