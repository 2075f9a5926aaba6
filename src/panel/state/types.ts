/** What the panel knows, as types that import nothing else of the panel. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { Page } from '../../core/chain/navigation.ts';
import type { Software } from '../../core/formats/imported.ts';
import type { GoneChain } from '../../core/network-log/gone-hops.ts';
import type { Matches } from '../../core/network-log/network-log.ts';
import type { SharedSettings } from '../../settings.ts';

/**
 * How the panel stands with the background: `connecting` until the first answer, `disconnected` once it has been away
 * for longer than a reader should be left unaware, `outdated` when the extension was updated beneath the panel.
 */
export type ConnectionState = 'connecting' | 'connected' | 'disconnected' | 'outdated';

export interface InspectedTab {
  readonly title: string;
  readonly url: string;
  readonly closed: boolean;
}

/** What is known of the file that a session was read from; see `ImportedFile`. */
export interface SessionFile {
  readonly name: string;
  readonly creator: Software | undefined;
  readonly browser: Software | undefined;
  readonly leftOut: number;
  readonly unreadable: number;
  readonly notes: readonly string[];
}

/** Chains that belong together: those of the inspected tab, or of a file. */
export interface Session {
  readonly id: string;
  /** Undefined for the live session. */
  readonly source: SessionFile | undefined;
  /** The inspected tab; undefined if the panel does not know which it is, −1 if a file names none. */
  readonly tabId: number | undefined;
  /** By id, in order of arrival or of the file, each after the one that it came of. */
  readonly chains: ReadonlyMap<string, RedirectChain>;
  /** What DevTools' network log knows of them, but for those that only it has. */
  readonly network: Matches;
  /** What began before this moment has gone, as the tab came to show another page. */
  readonly clearedBefore?: number | undefined;
  /** How many chains the background dropped to stay within the storage's bounds. */
  readonly dropped: number;
  /** How many more of those that only the network log saw were evicted to make room for others. */
  readonly evicted: number;
  /** Those that it dropped last, as it told of them. */
  readonly gone?: readonly GoneChain[] | undefined;
  /** That the tab has shown since the panel was opened, in order of time. */
  readonly pages: readonly Page[];
  readonly selectedId: string | undefined;
}

/** Where the reading of a file stands. */
export interface Progress {
  /** `parsing` is one piece of work, of which no share is known. */
  readonly stage: 'reading' | 'parsing' | 'opening';
  /** From 0 to 1. */
  readonly share: number;
}

/** A file that is being read. */
export interface Importing extends Progress {
  readonly name: string;
  /** How many files wait for their turn. */
  readonly waiting: number;
}

/** A file that is being written. */
export interface Exporting {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** The part of the panel's state that is about files being read and written. */
export interface FilesState {
  readonly importing: Importing | undefined;
  /** The file that is being written, once that takes a while. */
  readonly exporting: Exporting | undefined;
  /** Files that could not be opened, or written, in a sentence each. */
  readonly importProblems: readonly string[];
}

/** A chain in its session, since chains of two sessions may have the same id. */
export interface ChainPlace {
  readonly session: string;
  readonly id: string;
}

/** A chain that is compared. It is kept, as it was then, for when its session has it no more. */
export interface ComparedChain extends ChainPlace {
  readonly chain: RedirectChain;
}

/** Two chains beside each other. */
export interface ComparedPair {
  readonly before: ComparedChain;
  readonly after: ComparedChain;
}

export type Column =
  | 'mark'
  | 'status'
  | 'method'
  | 'url'
  | 'domain'
  | 'initiator'
  | 'type'
  | 'hops'
  | 'findings'
  | 'address'
  | 'started'
  | 'time'
  | 'waterfall';

/** What the user has chosen of the columns. */
export interface ColumnChoice {
  /** Columns that the user has shown or hidden; the others are as they are by themselves. */
  readonly shown: Readonly<Partial<Record<Column, boolean>>>;
  /** In CSS pixels, of those that the user has given a width. */
  readonly widths: Readonly<Partial<Record<Column, number>>>;
}

export interface SortOrder {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

export type GroupBy = 'site' | 'type' | 'navigation';

export interface ListSettings extends ColumnChoice {
  /** Undefined: as the chains came. */
  readonly sort: SortOrder | undefined;
  /** Undefined: no groups. */
  readonly groupBy: GroupBy | undefined;
}

export interface PanelState extends FilesState, SharedSettings {
  /** There is a tab to record; false in the viewer, which shows files alone. */
  readonly canRecord: boolean;
  /** The page is a report: it shows the chains that it carries, and no others. */
  readonly isReport: boolean;
  /** The live one, then the imported ones in the order in which they were opened. */
  readonly sessions: readonly [Session, ...Session[]];
  /** The id of the session that is shown. */
  readonly shown: string;
  readonly comparison: ComparedPair | undefined;
  /** The tab itself, where the panel has one of its own; undefined in DevTools. */
  readonly inspected: InspectedTab | undefined;
  /** What has come of a snapshot whose end has not. */
  readonly arriving: readonly RedirectChain[];
  readonly connection: ConnectionState;
  /** What the background could not do, in one sentence. */
  readonly trouble: string | undefined;
  /** What came of something that the user did last, where nothing else shows it. */
  readonly said: string | undefined;
  readonly recording: boolean;
  readonly preserveLog: boolean;
  /** When the list was cleared last, in milliseconds since the epoch. */
  readonly clearedAt: number | undefined;
  /** When the recording went on last after a pause, in milliseconds since the epoch. */
  readonly resumedAt: number | undefined;
  readonly filter: string;
  readonly list: ListSettings;
  /** The chain, of the session that is shown, that a note is being written about. */
  readonly editedNote: string | undefined;
}

export interface PanelStore {
  getState(): PanelState;
  /** Calls back after every change; gives the function that stops it. */
  subscribe(listener: () => void): () => void;
  update(change: (state: PanelState) => PanelState): void;
}
