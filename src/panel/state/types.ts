/** The types of the panel's state. Imports nothing else of the panel. */
import type { RedirectChain } from '../../core/chain/chain.ts';
import type { Software } from '../../core/formats/imported.ts';
import type { Page } from '../../core/journeys/navigation.ts';
import type { GoneChain } from '../../core/network-log/gone-hops.ts';
import type { Matches } from '../../core/network-log/network-log.ts';
import type { SharedSettings } from '../../settings.ts';

/**
 * The connection to the background script: `connecting` until the first response, `disconnected` after an interruption
 * long enough to be reported, `outdated` if the extension was updated while the panel was open.
 */
export type ConnectionState = 'connecting' | 'connected' | 'disconnected' | 'outdated';

export interface InspectedTab {
  readonly title: string;
  readonly url: string;
  readonly closed: boolean;
}

/** What is known about the file that a session came from; see `ImportedFile`. */
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
  /** The inspected tab; undefined if unknown, −1 if a file names none. */
  readonly tabId: number | undefined;
  /** By ID, in order of arrival or of the file; each chain comes after the one that it followed from. */
  readonly chains: ReadonlyMap<string, RedirectChain>;
  /** What DevTools' network log adds to them, except chains that only the log observed. */
  readonly network: Matches;
  /** Chains that began before this time are gone because the tab showed another page. */
  readonly clearedBefore?: number | undefined;
  /** How many chains the background script evicted because of the storage limit. */
  readonly dropped: number;
  /** How many more chains, which only the network log observed, were evicted to make room for others. */
  readonly evicted: number;
  /** The last evicted chains, as the background script reported them. */
  readonly gone?: readonly GoneChain[] | undefined;
  /** The pages that the tab has shown since the panel was opened, in order of time. */
  readonly pages: readonly Page[];
  readonly selectedId: string | undefined;
}

/** The progress of reading a file. */
export interface Progress {
  /** `parsing` is one operation with unknown progress. */
  readonly stage: 'reading' | 'parsing' | 'opening';
  /** From 0 to 1. */
  readonly share: number;
}

/** A file that is being read. */
export interface Importing extends Progress {
  readonly name: string;
  /** How many files are waiting. */
  readonly waiting: number;
}

/** A file that is being written. */
export interface Exporting {
  readonly name: string;
  /** From 0 to 1. */
  readonly share: number;
}

/** The part of the panel's state that concerns reading and writing files. */
export interface FilesState {
  readonly importing: Importing | undefined;
  /** The file being written, once that takes a while. */
  readonly exporting: Exporting | undefined;
  /** Files that could not be opened or written, one sentence each. */
  readonly importProblems: readonly string[];
}

/** A chain and its session, since chains of two sessions may have the same ID. */
export interface ChainPlace {
  readonly session: string;
  readonly id: string;
}

/** A compared chain. Its last state is kept for when its session no longer has it. */
export interface ComparedChain extends ChainPlace {
  readonly chain: RedirectChain;
}

/** Two chains side by side. */
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

/** The user's settings of the columns. */
export interface ColumnChoice {
  /** Columns that the user has shown or hidden; the others have their defaults. */
  readonly shown: Readonly<Partial<Record<Column, boolean>>>;
  /** Widths that the user has set, in CSS pixels. */
  readonly widths: Readonly<Partial<Record<Column, number>>>;
}

export interface SortOrder {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

export type GroupBy = 'site' | 'type' | 'navigation';

export interface ListSettings extends ColumnChoice {
  /** Undefined for the order of arrival. */
  readonly sort: SortOrder | undefined;
  /** Undefined for no groups. */
  readonly groupBy: GroupBy | undefined;
}

export interface PanelState extends FilesState, SharedSettings {
  /** Whether there is a tab to record; false in the viewer, which shows only files. */
  readonly canRecord: boolean;
  /** Whether the page is a report, which shows only the chains that it contains. */
  readonly isReport: boolean;
  /** The live session, followed by the imported ones in the order in which they were opened. */
  readonly sessions: readonly [Session, ...Session[]];
  /** The ID of the displayed session. */
  readonly shown: string;
  readonly comparison: ComparedPair | undefined;
  /** The inspected tab if the panel has a tab of its own; undefined in DevTools. */
  readonly inspected: InspectedTab | undefined;
  /** The received part of an incomplete snapshot. */
  readonly arriving: readonly RedirectChain[];
  readonly connection: ConnectionState;
  /** What the background script could not do, in one sentence. */
  readonly trouble: string | undefined;
  /** The result of the user's last action, if nothing else shows it. */
  readonly said: string | undefined;
  readonly recording: boolean;
  readonly preserveLog: boolean;
  /** When the list was last cleared, in milliseconds since the epoch. */
  readonly clearedAt: number | undefined;
  /** When recording last resumed after a pause, in milliseconds since the epoch. */
  readonly resumedAt: number | undefined;
  readonly filter: string;
  readonly list: ListSettings;
  /** The ID of the chain of the displayed session whose note is being edited. */
  readonly editedNote: string | undefined;
}

export interface PanelStore {
  getState(): PanelState;
  /** Calls a listener after every change; returns the function that removes it. */
  subscribe(listener: () => void): () => void;
  update(change: (state: PanelState) => PanelState): void;
}
