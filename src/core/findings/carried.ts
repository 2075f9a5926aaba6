/** Findings that a chain carries, because its secrets were replaced and others would be found in what is left. */
import type { CarriedFinding, RedirectChain } from '../chain/chain.ts';
import { translate } from '../text/i18n.ts';
import type { Finding, Rule } from './finding.ts';

/** Returns what a chain has to carry of a finding: the rule has the rest. */
export function toCarried(finding: Finding): CarriedFinding {
  const { id, severity, hop, text, explanation, remedy, fixes, whatIf } = finding;
  return {
    id,
    severity,
    hop,
    text,
    explanation,
    ...(remedy !== undefined && { remedy }),
    ...(fixes && { fixes }),
    ...(whatIf !== undefined && { whatIf }),
  };
}

/**
 * Returns the findings that a chain carries; undefined if it carries none. Titles and references are the rules', so that a
 * file can't set a link.
 */
export function carriedFindings(
  { found, hops }: RedirectChain,
  rules: readonly Rule[],
): Finding[] | undefined {
  return found?.flatMap((each) => {
    const rule = rules.find(({ id }) => id === each.id);
    if (!rule || each.hop >= hops.length) return [];
    return [{ ...each, title: translate(rule.title), reference: rule.reference }];
  });
}
