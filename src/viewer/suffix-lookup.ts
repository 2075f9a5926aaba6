/**
 * Stands in the viewer's build in the place of the module of tldts that holds the public suffix list: the page carries
 * the rules, all of them or, in a report, those for its hosts.
 */
import { readRules, type SuffixRules, suffixOf } from '../core/url/suffix-rules.ts';

let rules: SuffixRules = new Set();

/** Takes the list in. Called once, before anything is shown. */
export function setSuffixes(text: string): void {
  rules = readRules(text);
}

/** As tldts calls it: gives what it found by `out`; whether the rule is ICANN's, Detour never asks. */
export default function suffixLookup(
  hostname: string,
  _options: unknown,
  out: { publicSuffix: string | null },
): boolean {
  out.publicSuffix = suffixOf(hostname, rules);
  return false;
}
