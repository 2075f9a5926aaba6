/** What a redirect did beside what Fetch requires and RFC 9110 allows, as display-safe texts. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import type { Aspect, AspectName, Ruling } from '../../../core/conformance/aspect.ts';
import { compareToStandards } from '../../../core/conformance/conformance.ts';
import { type Message, msg, t, translate } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import type { Transition } from '../../../core/transition/transition.ts';

/** `unknown` if it was not observable. */
export type Agreement = 'agrees' | 'departs' | 'unknown';

/** What a standard says, and where: `§4.5 step 12`, preceded by the standard's name if it is not the column's. */
export interface Rule {
  readonly text: string;
  readonly source: string | undefined;
}

/** One aspect of a redirect. */
export interface StandardsRow {
  readonly aspect: AspectName;
  /** `Body headers`. */
  readonly name: string;
  readonly agreement: Agreement;
  /** `not observable` if it was not. */
  readonly observed: string;
  readonly required: Rule;
  /** Undefined if RFC 9110 says nothing. */
  readonly allowed: Rule | undefined;
}

export interface StandardsView {
  /** `Standards: departs from Fetch in body`. */
  readonly summary: string;
  readonly rows: readonly StandardsRow[];
}

const NAMES: Readonly<Record<AspectName, Message>> = {
  target: msg`Target`,
  method: msg`Method`,
  body: msg`Body`,
  headers: msg`Body headers`,
  authorization: msg`Authorization`,
  origin: msg`Origin`,
  count: msg`Redirects`,
};

/** Replaces a target that is as required, since the hop shows its URL. */
const RIGHT_TARGET = msg`the Location URL`;

/** Prepares the comparison of one redirect for display; undefined if there is nothing to compare. */
export function standardsView(
  chain: RedirectChain,
  transition: Transition,
): StandardsView | undefined {
  const aspects = compareToStandards(chain, transition).filter(isOfInterest);
  if (aspects.length === 0) return undefined;
  const rows = aspects.map(toRow);
  return { summary: summaryOf(rows), rows };
}

/** The first redirect can't exceed the limit. */
function isOfInterest({ aspect, observed, agrees }: Aspect): boolean {
  return aspect !== 'count' || agrees !== true || observed !== '1';
}

function summaryOf(rows: readonly StandardsRow[]): string {
  const named = (wanted: Agreement) =>
    rows
      .filter(({ agreement }) => agreement === wanted)
      .map(({ name, aspect }) =>
        aspect === 'authorization' || aspect === 'origin' ? name : name.toLowerCase(),
      )
      .join(', ');
  const departs = named('departs');
  if (departs !== '') return t`Standards: deviates from Fetch in ${departs}`;
  const unknown = named('unknown');
  return unknown === ''
    ? t`Standards: as Fetch requires`
    : t`Standards: as Fetch requires; ${unknown} not observable`;
}

function toRow({ aspect, observed, required, allowed, agrees }: Aspect): StandardsRow {
  const agreement = agrees === undefined ? 'unknown' : agrees ? 'agrees' : 'departs';
  const isRightTarget = aspect === 'target' && agrees === true;
  const say = (text: string) => (isRightTarget ? translate(RIGHT_TARGET) : visibleText(text));
  const toRule = ({ text, source }: Ruling, standard: string): Rule => ({
    text: say(text),
    source: source?.replace(`${standard} `, ''),
  });
  return {
    aspect,
    name: translate(NAMES[aspect]),
    agreement,
    observed: observed === undefined ? t`not observable` : say(observed),
    required: toRule(required, 'Fetch'),
    allowed: allowed && toRule(allowed, 'RFC 9110'),
  };
}
