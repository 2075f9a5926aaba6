/** A comparison in words, which contain text from the network, unescaped. */

import { lastHop, outcomeOf, type RedirectChain } from '../chain/chain.ts';
import { withoutQuery } from '../chain/chain-edit.ts';
import { errorWord } from '../chain/network-error.ts';
import { type Message, msg, t, translate } from '../text/i18n.ts';
import { methodsOf } from '../transition/transition.ts';
import type { Aspect } from './difference.ts';
import type { Unobserved } from './hop-differences.ts';
import { type Comparison, type HopComparison, isSame, type Judgement } from './index.ts';

const JUDGEMENTS: Readonly<Record<Judgement, Message>> = {
  alike: msg`No differences`,
  fixed: msg`Fixed`,
  better: msg`Better`,
  worse: msg`Worse`,
  mixed: msg`Better and worse`,
  different: msg`Different`,
};

/** `Fixed` */
export function judgementName(judgement: Judgement): string {
  return translate(JUDGEMENTS[judgement]);
}

/** The comparison in one line: `Fixed: POST kept (was POST → GET); 1 finding gone; none new`. */
export function comparisonHeadline(comparison: Comparison): string {
  const name = judgementName(comparison.judgement);
  const facts = headlineFacts(comparison).join('; ');
  return facts === '' ? name : t`${name}: ${facts}`;
}

/** The most important differences, in parts; none if nothing important differs. */
export function headlineFacts(comparison: Comparison): string[] {
  const { before, after } = comparison;
  const [was, is] = [before.hops.length, after.hops.length];
  return [
    ...methodFact(before, after),
    ...endFact(before, after),
    ...(was === is ? [] : [t`hops: ${is} (was ${was})`]),
    ...findingFacts(comparison),
  ];
}

function methodFact(before: RedirectChain, after: RedirectChain): string[] {
  const [was, is] = [methodsOf(before), methodsOf(after)];
  const [old, now] = [was.join(' → '), is.join(' → ')];
  if (old === now) return [];
  return [is.length === 1 && was.length > 1 ? t`${now} kept (was ${old})` : t`${now} (was ${old})`];
}

function endFact(before: RedirectChain, after: RedirectChain): string[] {
  const [was, is] = [endText(before), endText(after)];
  if (was !== is) return [t`ends with ${is} (was ${was})`];
  const [from, to] = [lastHop(before).url, lastHop(after).url];
  return withoutQuery(from) === withoutQuery(to) ? [] : [t`ends at a different URL`];
}

/** How a chain ended, in as few words as possible. */
function endText(chain: RedirectChain): string {
  const { error, response } = lastHop(chain);
  if (error !== undefined) return errorWord(error);
  if (outcomeOf(chain) === 'pending') return t`no response yet`;
  return response ? String(response.status) : t`no response observed`;
}

function findingFacts({ findings: { gone, added } }: Comparison): string[] {
  const goneFact = gone.length === 1 ? t`1 finding gone` : t`${gone.length} findings gone`;
  const addedFact = added.length === 1 ? t`1 new finding` : t`${added.length} new findings`;
  if (gone.length > 0 && added.length === 0) return [goneFact, t`none new`];
  return [...(gone.length > 0 ? [goneFact] : []), ...(added.length > 0 ? [addedFact] : [])];
}

const ASPECTS: Readonly<Record<Aspect, Message>> = {
  method: msg`Method`,
  url: msg`URL`,
  body: msg`Body`,
  'request-header': msg`Request header`,
  'cookie-sent': msg`Cookie sent`,
  answer: msg`Response`,
  challenge: msg`Challenge`,
  location: msg`Location`,
  'response-header': msg`Response header`,
  'cookie-set': msg`Cookie set`,
  error: msg`Error`,
  redirect: msg`Redirect`,
};

/** `Method`, `Request header` */
export function aspectName(aspect: Aspect): string {
  return translate(ASPECTS[aspect]);
}

type Side = 'before' | 'after';

/** What happened to something; `gone` and `new` are for what only one hop has. */
export type ChangeWord = 'gone' | 'new' | 'changed';

/** Says what happened to something that differs. */
export function changeWord({ before, after }: Readonly<Record<Side, unknown>>): ChangeWord {
  if (after === undefined) return 'gone';
  return before === undefined ? 'new' : 'changed';
}

const CHANGES: Readonly<Record<ChangeWord, Message>> = {
  gone: msg`gone`,
  new: msg`new`,
  changed: msg`changed`,
};

/** `gone`, `new`, `changed` */
export function changeName(word: ChangeWord): string {
  return translate(CHANGES[word]);
}

const UNOBSERVED: Readonly<Record<Unobserved, Message>> = {
  body: msg`The body was not observable in one of the two chains.`,
  'request-headers': msg`The request headers were not observable in one of the two chains.`,
  'response-headers': msg`The response headers were not observable in one of the two chains.`,
};

/** Says in a sentence what couldn't be compared. */
export function unobservedText(part: Unobserved): string {
  return translate(UNOBSERVED[part]);
}

/** What happened to a hop as a whole. */
export function hopWord(hop: HopComparison): ChangeWord | 'same' {
  return isSame(hop) ? 'same' : changeWord(hop);
}

/** `hop 2`, `hop 2 (was hop 3)`, `hop 2: gone`, `hop 2: new`; counted from 1. */
export function hopName({
  before = -1,
  after = -1,
}: Pick<HopComparison, 'before' | 'after'>): string {
  const [was, is] = [before + 1, after + 1];
  if (is === 0) return t`hop ${was}: gone`;
  if (was === 0) return t`hop ${is}: new`;
  return was === is ? t`hop ${is}` : t`hop ${is} (was hop ${was})`;
}
