/** What a redirect did beside what Fetch requires and RFC 9110 allows, as texts that are safe to show. */
import type { RedirectChain } from '../../../core/chain/chain.ts';
import type { Aspect, AspectName, Ruling } from '../../../core/conformance/aspect.ts';
import { compareToStandards } from '../../../core/conformance/conformance.ts';
import { type Message, msg, t, translate } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import type { Transition } from '../../../core/transition/transition.ts';

/** `unknown` is what nobody can say, since it was not observable. */
export type Agreement = 'agrees' | 'departs' | 'unknown';

/** What a standard says, and where: `§4.5 step 12`, with the name of a standard that is not the column's. */
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
  /** `not observable` where it is not. */
  readonly observed: string;
  readonly required: Rule;
  /** Undefined where RFC 9110 says nothing. */
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

/** What a target is called that is where it must be: its URL stands with the hop. */
const RIGHT_TARGET = msg`the Location URL`;

/** Shapes the comparison of one redirect; undefined where there is nothing to compare. */
export function standardsView(
  chain: RedirectChain,
  transition: Transition,
): StandardsView | undefined {
  const aspects = compareToStandards(chain, transition).filter(isOfInterest);
  if (aspects.length === 0) return undefined;
  const rows = aspects.map(toRow);
  return { summary: summaryOf(rows), rows };
}

/** A first redirect is never one too many. */
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
