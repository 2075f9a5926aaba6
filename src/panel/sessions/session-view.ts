/** Descriptions of imported sessions, as display-safe texts. */

import type { Software } from '../../core/formats/imported.ts';
import { chainCount } from '../../core/text/counts.ts';
import { msg, t, translate } from '../../core/text/i18n.ts';
import { percentText } from '../../core/text/quantities.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { shownSession } from '../state/sessions.ts';
import type { Importing, PanelState, Session, SessionFile } from '../state/types.ts';

/** A session that the user can switch to. */
export interface SessionChoice {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly shown: boolean;
}

/** The summary of the displayed imported session. */
export interface SessionFacts {
  readonly id: string;
  /** `12 chains · Firefox 153.0 · links inferred · 40 entries left out`. */
  readonly text: string;
  readonly title: string;
  readonly notes: readonly string[];
}

const INFERRED = msg`The file doesn’t record which request followed which. Detour linked the
  requests by URL and time. Each such link is marked.`;

/** Lists the sessions, starting with the live one if there can be one; empty if that is the only one. */
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

/** @param isBesideRecording whether a recording is listed, too, from which the name alone would not distinguish it */
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

/** Describes the displayed imported session; undefined if the live one is displayed. */
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

/** A known fraction if it is known how much of a file was read; otherwise undefined. */
export interface ProgressView {
  readonly text: string;
  readonly share: number | undefined;
}

/** Describes the progress of an import; undefined if there is none. */
export function progressView({ importing }: PanelState): ProgressView | undefined {
  if (!importing) return undefined;
  const { name, stage, share, waiting } = importing;
  const isKnown = stage !== 'parsing';
  const percent = isKnown ? ` ${percentText(share)}` : '';
  const more = waiting === 0 ? '' : ` · ${waiting === 1 ? t`1 more file` : moreText(waiting)}`;
  const text = `${stageText(stage, visibleText(name))}${percent}${more}`;
  return { text, share: isKnown ? share : undefined };
}

/** Describes the progress of an export; undefined if there is none, or it takes little time. */
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

/** Counts server redirects only; internal redirects are inferred in live sessions as well. */
function hasInferredLinks(chains: Session['chains']): boolean {
  return [...chains.values()].some(({ hops }) =>
    hops.some(({ redirect }) => redirect?.inferred && redirect.cause === 'http'),
  );
}

/** Names the browser that sent the requests, and the program that wrote the file if it is a different one. */
function softwareTexts({ creator, browser }: SessionFile): string[] {
  const texts = [browser, creator].flatMap((software) =>
    software ? [softwareText(software)] : [],
  );
  return [...new Set(texts)];
}

/** The longest name or version to display; a file may contain anything in their place. */
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
