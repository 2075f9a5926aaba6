export type BrowserName = 'chromium' | 'firefox';
export type Theme = 'light' | 'dark';

export interface OpenOptions {
  /** Folder of the built extension: dist/chrome or dist/firefox. */
  extension: string;
  /** Folders of further extensions, which are installed beside it. */
  otherExtensions?: readonly string[];
  /** The page to inspect at first. */
  url: string;
  headless: boolean;
  executablePath?: string;
  /** Host names that lead to loopback ports instead of :80 and :443. */
  hosts?: Record<string, LoopbackPorts>;
  /** Who signs for the hosts' https. */
  certificateAuthority?: CertificateAuthority;
  /** The extension may see private windows. */
  privateWindows?: boolean;
  /** Further command-line arguments. */
  args?: string[];
  /** Further preferences; only Firefox has them. */
  prefs?: Record<string, string | number | boolean>;
  /** False: open no DevTools, as for the bench. Default: true. */
  devtools?: boolean;
  /** What the browser speaks, `pt-BR`; it must have been installed with it. Default: the system's language. */
  language?: string;
  /** DevTools' theme. Default: light. */
  theme?: Theme;
  /** Default: Redirects. */
  panelTitle?: string;
}

/** Where a tab is opened. */
export type TabPlace = 'tab' | 'window' | 'private window';

export interface LoopbackPorts {
  http: number;
  https: number;
}

export interface CertificateAuthority {
  /** PEM of the authority itself, for Firefox. */
  certificate: string;
  /** Base64 of the SHA-256 of the server's public key (SPKI), for Chromium. */
  spkiHash: string;
}

/**
 * A document or worker that takes script, as JavaScript *expressions*: wrap statements in a function.
 * To leave a global behind write `self.name = …`: in Firefox `globalThis` is a sandbox's.
 */
export interface ScriptTarget {
  /** The value crosses as JSON; a promise is awaited; a throw rejects. */
  evaluate<T>(expression: string): Promise<T>;
}

export interface InspectedPage extends ScriptTarget {
  /**
   * Loads a page and waits until it has loaded. Network errors, downloads, 204 and URLs that are
   * handed to another program count as an end like any other.
   */
  navigate(url: string): Promise<void>;
  /** A trusted click in the middle of the element, which is scrolled into view. */
  click(selector: string): Promise<void>;
}

/** Detour's panel, inside the real DevTools. */
export interface PanelDriver extends ScriptTarget {
  reload(): Promise<void>;
  /** A trusted key press: `KeyboardEvent.key` names, joined by + for modifiers (Shift+Tab). */
  press(key: string): Promise<void>;
  /** A trusted click in the middle of the element. */
  click(selector: string): Promise<void>;
  /** The same with the secondary button. */
  rightClick(selector: string): Promise<void>;
  /** A trusted drag of the main button from the middle of the element, so many CSS pixels to the right. */
  drag(selector: string, byX: number): Promise<void>;
}

export interface BackgroundDriver extends ScriptTarget {
  /** Stops the service worker or event page as the browser does on idle; wakes up again by itself. */
  stop(): Promise<void>;
  isRunning(): Promise<boolean>;
  /** Bytes of its heap that are in use, garbage apart; undefined in Firefox, which does not tell. */
  heapUsed(): Promise<number | undefined>;
}

/** A tab with its own DevTools. */
export interface DrivenTab {
  readonly page: InspectedPage;
  readonly panel: PanelDriver;
  /** Polls the panel until the expression is truthy; a time-out tells `what` and the panel's text. */
  waitForPanel<T>(expression: string, what: string, timeoutMs?: number): Promise<T>;
  closeDevTools(): Promise<void>;
  /** Opens DevTools on another panel than ours, which is not loaded before `openDevTools`. */
  openDevToolsElsewhere(): Promise<void>;
  /** Opens DevTools on our panel. Does nothing if it is open. */
  openDevTools(): Promise<void>;
}

/** A tab besides the first one. */
export interface OpenedTab extends DrivenTab {
  close(): Promise<void>;
}

/** A row of the browser's own Network panel, with what its details say. */
export interface ListedRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** The answer's Location; "" where it has none. */
  readonly location: string;
}

/** What the drivers of the two browsers have in common. `evaluate` of the background starts it. */
export interface DrivenBrowser extends DrivenTab {
  readonly name: BrowserName;
  readonly version: string;
  /** An own temporary folder into which downloads go without asking. */
  readonly downloads: string;
  readonly background: BackgroundDriver;
  /** The first tab's DevTools itself, in whose scope script runs: in Firefox, `toolbox()` gives its toolbox there. */
  readonly devtools: ScriptTarget;
  /** Opens another tab, in the same window or in one of its own, and waits until the page has loaded. */
  openTab(url: string, where: TabPlace): Promise<OpenedTab>;
  /** Finds a tab that the page has opened; waits for it. */
  findTab(url: string): Promise<OpenedTab>;
  /**
   * Has the browser's own Network panel import a HAR file, as a user does, and waits until it lists so many requests and
   * no other. Detour's panel is shown again then.
   */
  importHar(file: string, count: number): Promise<ListedRequest[]>;
  /** Closes every tab but the first, and forgets cookies, caches and what sites have stored. */
  forgetPages(): Promise<void>;
  /** Changes DevTools' theme live, so that the extension is told. */
  setTheme(theme: Theme): Promise<void>;
  /** Gives the panel this size in CSS pixels; undocks DevTools for it. */
  setPanelSize(width: number, height?: number): Promise<void>;
  /** PNG of DevTools with the panel. */
  screenshot(): Promise<Buffer>;
  /** PNG of just the panel. */
  panelScreenshot(): Promise<Buffer>;
  /** Leaves no process and no folder behind. */
  close(): Promise<void>;
  /** Resolves when the browser has gone, also when the user closed it. */
  readonly closed: Promise<void>;
}
