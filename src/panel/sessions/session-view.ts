/** Imported sessions in words. All texts are safe to show. */

import type { Software } from '../../core/formats/imported.ts';
import { chainCount } from '../../core/text/counts.ts';
import { msg, t, translate } from '../../core/text/i18n.ts';
import { percentText } from '../../core/text/quantities.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { shownSession } from '../state/sessions.ts';
import type { Importing, PanelState, Session, SessionFile } from '../state/types.ts';

/** A session to choose. */
export interface SessionChoice {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly shown: boolean;
}

/** What is said of the imported session that is shown. */
export interface SessionFacts {
  readonly id: string;
  /** `12 chains · Firefox 153.0 · links inferred · 40 entries left out`. */
  readonly text: string;
  readonly title: string;
  readonly notes: readonly string[];
}

const INFERRED = msg`The file doesn’t record which request followed which. Detour linked the
  requests by URL and time. Each such link is marked.`;

/** The sessions there are, the live one first, if there can be one; none where it is the only one. */
export function sessionChoices(state: PanelState): SessionChoice[] {
  const { sessions, shown, recording, canRecord, isReport } = state;
  if (sessions.length === 1 || isReport) return [];
  const choices = canRecord ? sessions : sessions.filter(({ source }) => source);
  return choices.map(({ id, source, chains }) => ({
    id,
    shown: id === shown,
    ...(source ? fileChoice(source, canRecord) : liveChoice(recording, chains.size)),
  }));
}

/** @param isBesideRecording its name alone would not tell it from that */
function fileChoice({ name }: SessionFile, isBesideRecording: boolean) {
  const title = visibleText(name);
  return { label: isBesideRecording ? t`Imported: ${title}` : title, title };
}

function liveChoice(recording: boolean, chains: number) {
  return {
    label: `${recording ? t`Live` : t`Paused`} · ${chainCount(chains)}`,
    title: recording
      ? t`This tab’s recording, which continues in the meantime`
      : t`This tab’s recording, which is paused`,
  };
}

/** What is to be said of the imported session that is shown; undefined where it is the live one. */
export function sessionFacts(state: PanelState): SessionFacts | undefined {
  const { id, source, chains } = shownSession(state);
  if (!source) return undefined;
  const { leftOut, unreadable, notes } = source;
  const isInferred = hasInferredLinks(chains);
  const facts = [
    chainCount(chains.size),
    ...softwareTexts(source),
    ...(isInferred ? [t`links inferred`] : []),
    ...(leftOut === 0 ? [] : [leftOutText(leftOut)]),
    ...(unreadable === 0 ? [] : [unreadableText(unreadable)]),
  ];
  const text = facts.join(' · ');
  const title = isInferred ? `${text}\n${translate(INFERRED)}` : text;
  return { id, text, title, notes: notes.map(visibleText) };
}

/** Of which share is known how much of a file has been read; undefined where it is not. */
export interface ProgressView {
  readonly text: string;
  readonly share: number | undefined;
}

/** How far the reading of a file is; undefined where none is being read. */
export function progressView({ importing }: PanelState): ProgressView | undefined {
  if (!importing) return undefined;
  const { name, stage, share, waiting } = importing;
  const isKnown = stage !== 'parsing';
  const percent = isKnown ? ` ${percentText(share)}` : '';
  const more = waiting === 0 ? '' : ` · ${waiting === 1 ? t`1 more file` : moreText(waiting)}`;
  const text = `${stageText(stage, visibleText(name))}${percent}${more}`;
  return { text, share: isKnown ? share : undefined };
}

/** How far the writing of a file is; undefined where none is, or none that takes long. */
export function exportView({ exporting }: PanelState): ProgressView | undefined {
  if (!exporting) return undefined;
  const { name, share } = exporting;
  return { text: `${t`Writing ${name}…`} ${percentText(share)}`, share };
}

function stageText(stage: Importing['stage'], name: string): string {
  switch (stage) {
    case 'reading':
      return t`Reading ${name}…`;
    case 'parsing':
      return t`Parsing ${name}…`;
    case 'opening':
      return t`Opening ${name}…`;
  }
}

/** Between two hops of a server's redirect; what the browser redirects by itself is inferred in live sessions too. */
function hasInferredLinks(chains: Session['chains']): boolean {
  return [...chains.values()].some(({ hops }) =>
    hops.some(({ redirect }) => redirect?.inferred && redirect.cause === 'http'),
  );
}

/** The browser whose requests they are, and the program that wrote them, if that is another. */
function softwareTexts({ creator, browser }: SessionFile): string[] {
  const texts = [browser, creator].flatMap((software) =>
    software ? [softwareText(software)] : [],
  );
  return [...new Set(texts)];
}

/** Nobody's name or version is as long as what a file may hold in their place. */
const LONGEST = 40;

function softwareText({ name, version }: Software): string {
  const text = visibleText(version === undefined ? name : `${name} ${version}`);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function leftOutText(count: number): string {
  return count === 1 ? t`1 entry left out` : t`${count} entries left out`;
}

function unreadableText(count: number): string {
  return count === 1 ? t`1 unreadable entry` : t`${count} unreadable entries`;
}

function moreText(count: number): string {
  return t`${count} more files`;
}
