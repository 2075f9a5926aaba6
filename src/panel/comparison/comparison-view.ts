/** A comparison as lines of display-safe text. */

import type { RedirectChain } from '../../core/chain/chain.ts';
import { type Aspect, type Difference, isRoutine } from '../../core/compare/difference.ts';
import { compareChains, type HopComparison, type Judgement } from '../../core/compare/index.ts';
import {
  aspectName,
  type ChangeWord,
  changeName,
  changeWord,
  headlineFacts,
  hopName,
  hopWord,
  judgementName,
  unobservedText,
} from '../../core/compare/words.ts';
import type { Finding, Severity } from '../../core/findings/finding.ts';
import { language, t } from '../../core/text/i18n.ts';
import { durationText } from '../../core/text/quantities.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { chainDuration, typeLabel } from '../ui/chain/chain-facts.ts';
import { statusOf } from '../ui/chain/hop-text.ts';
import { type TextRun, textRuns, urlTextRuns } from './text-runs.ts';

export type LineWord = ChangeWord | 'same';

/** One aspect of a hop, before and after. */
export interface ComparedLine {
  readonly key: string;
  /** `Request header` */
  readonly label: string;
  /** The name of the header or cookie. */
  readonly name: string | undefined;
  readonly word: LineWord;
  /** `≠ changed` */
  readonly wordText: string;
  /** Empty if the value was absent. */
  readonly before: readonly TextRun[] | undefined;
  readonly after: readonly TextRun[] | undefined;
}

/** Two corresponding hops, or a hop without a counterpart. */
export interface ComparedHop {
  readonly key: string;
  /** `hop 2 (was hop 3)` */
  readonly name: string;
  readonly word: LineWord;
  /** How long each hop took, which says nothing about a fix. */
  readonly times: string;
  readonly lines: readonly ComparedLine[];
  /** Routine differences, which occur between any two recordings. */
  readonly routine: readonly ComparedLine[];
  /** What could not be compared. */
  readonly notes: readonly string[];
}

/** A finding of one of the chains, or of both. */
export interface ComparedFinding {
  readonly key: string;
  readonly word: LineWord;
  readonly wordText: string;
  readonly severity: Severity;
  readonly title: string;
  readonly text: string;
}

export interface ComparisonView {
  readonly judgement: Judgement;
  /** `Fixed` */
  readonly name: string;
  /** `POST kept (was POST → GET); 1 finding gone; none new` */
  readonly facts: string;
  readonly hops: readonly ComparedHop[];
  readonly findings: readonly ComparedFinding[];
}

/** Prepares the comparison of two chains for display. */
export function comparisonView(before: RedirectChain, after: RedirectChain): ComparisonView {
  const comparison = compareChains(before, after);
  const { gone, added, kept } = comparison.findings;
  return {
    judgement: comparison.judgement,
    name: judgementName(comparison.judgement),
    facts: visibleText(headlineFacts(comparison).join('; ')),
    hops: comparison.hops.map((hop) => toHop(before, after, hop)),
    findings: [
      ...gone.map((finding, index) => toFinding(finding, 'gone', index)),
      ...added.map((finding, index) => toFinding(finding, 'new', index)),
      ...kept.map((finding, index) => toFinding(finding, 'same', index)),
    ],
  };
}

/** Identifies a chain: `Imported: a.har · 1/31/2026, 9:05:00 AM · fetch/xhr · 42 ms`. */
export function comparedFacts(chain: RedirectChain, session: string): string {
  const duration = chainDuration(chain);
  const time = new Date(chain.hops[0].startedAt);
  const facts = [
    session,
    time.toLocaleString(language(), { dateStyle: 'short', timeStyle: 'medium' }),
    typeLabel(chain.type),
    ...(duration === undefined ? [] : [durationText(duration)]),
  ];
  return visibleText(facts.join(' · '));
}

function toHop(before: RedirectChain, after: RedirectChain, hop: HopComparison): ComparedHop {
  const [from, to] = [hopLine(before, hop.before), hopLine(after, hop.after)];
  const telling = hop.differences.filter((difference) => !isRoutine(difference));
  const isSame = (...aspects: readonly Aspect[]) =>
    from !== undefined &&
    to !== undefined &&
    telling.every(({ aspect }) => !aspects.includes(aspect));
  return {
    key: `${hop.before} ${hop.after}`,
    name: hopName(hop),
    word: hopWord(hop),
    times: [from?.time, to?.time].filter((time) => time !== undefined).join(' → '),
    lines: [
      requestLine(from, to, isSame('method', 'url')),
      answerLine(from, to, isSame('answer')),
      ...telling.filter(({ aspect }) => !IN_FIRST_LINES.has(aspect)).map(toLine),
    ],
    routine: hop.differences.filter(isRoutine).map(toLine),
    notes: hop.unobserved.map(unobservedText),
  };
}

/** The first two lines of every hop show these, whether or not they differ. */
const IN_FIRST_LINES: ReadonlySet<Aspect> = new Set(['method', 'url', 'answer']);

interface HopLine {
  readonly method: string;
  readonly url: string;
  readonly answer: string;
  readonly time: string | undefined;
}

function hopLine(chain: RedirectChain, index: number | undefined): HopLine | undefined {
  const hop = index === undefined ? undefined : chain.hops[index];
  if (!hop) return undefined;
  const { method, url, startedAt, endedAt } = hop;
  const answer = statusOf(hop, !chain.ended && index === chain.hops.length - 1).text;
  const cached = hop.response?.fromCache ? t`${answer}, from cache` : answer;
  const time = endedAt === undefined ? undefined : durationText(endedAt - startedAt);
  return { method, url, answer: cached, time };
}

function requestLine(
  before: HopLine | undefined,
  after: HopLine | undefined,
  isSame: boolean,
): ComparedLine {
  const runsOf = (line: HopLine | undefined, other: HopLine | undefined) =>
    line && [
      ...textRuns(line.method, isSame ? undefined : other?.method),
      { text: ' ', changed: false },
      ...urlTextRuns(line.url, isSame ? undefined : other?.url),
    ];
  return firstLine(t`Request`, isSame, runsOf(before, after), runsOf(after, before));
}

function answerLine(
  before: HopLine | undefined,
  after: HopLine | undefined,
  isSame: boolean,
): ComparedLine {
  const runsOf = (line: HopLine | undefined, other: HopLine | undefined) =>
    line && textRuns(line.answer, isSame ? undefined : other?.answer);
  return firstLine(t`Response`, isSame, runsOf(before, after), runsOf(after, before));
}

function firstLine(
  label: string,
  isSame: boolean,
  before: TextRun[] | undefined,
  after: TextRun[] | undefined,
): ComparedLine {
  const word = isSame ? 'same' : changeWord({ before, after });
  return { key: label, label, name: undefined, word, wordText: wordText(word), before, after };
}

function toLine(difference: Difference): ComparedLine {
  const { aspect, name, before, after } = difference;
  const runs = aspect === 'location' || aspect === 'url' ? urlTextRuns : textRuns;
  const word = changeWord(difference);
  return {
    key: `${aspect} ${name}`,
    label: aspectName(aspect),
    name: name === undefined ? undefined : visibleText(name) || t`(no name)`,
    word,
    wordText: wordText(word),
    before: before === undefined ? undefined : shownRuns(runs(before, after)),
    after: after === undefined ? undefined : shownRuns(runs(after, before)),
  };
}

/** A header with an empty value is still present. */
function shownRuns(runs: TextRun[]): TextRun[] {
  return runs.length > 0 ? runs : [{ text: t`(empty)`, changed: true }];
}

function toFinding({ id, hop, severity, title, text }: Finding, word: LineWord, index: number) {
  return {
    key: `${word} ${id} ${hop} ${index}`,
    word,
    wordText: word === 'same' ? t`= in both` : wordText(word),
    severity,
    title,
    text: visibleText(text),
  };
}

const SIGNS: Readonly<Record<LineWord, string>> = { gone: '−', new: '+', changed: '≠', same: '=' };

function wordText(word: LineWord): string {
  return `${SIGNS[word]} ${word === 'same' ? t`same` : changeName(word)}`;
}
