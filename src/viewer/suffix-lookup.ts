/**
 * Replaces, in the viewer's build, the module of tldts with the public suffix list: the page contains the rules, all of
 * them or, in a report, those for its hosts.
 */
import { readRules, type SuffixRules, suffixOf } from '../core/url/suffix-rules.ts';

let rules: SuffixRules = new Set();

/** Sets the list. Called once, before anything is shown. */
export function setSuffixes(text: string): void {
  rules = readRules(text);
}

/**
 * The interface that tldts calls: it returns the result in `out`; Detour never needs to know whether a rule is ICANN's.
 */
export default function suffixLookup(
  hostname: string,
  _options: unknown,
  out: { publicSuffix: string | null },
): boolean {
  out.publicSuffix = suffixOf(hostname, rules);
  return false;
}
