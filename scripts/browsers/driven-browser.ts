export type BrowserName = 'chromium' | 'firefox';
export type Theme = 'light' | 'dark';

export interface OpenOptions {
  /** The folder of the built extension: dist/chrome or dist/firefox. */
  extension: string;
  /** The folders of other extensions to install. */
  otherExtensions?: readonly string[];
  /** The first page to inspect. */
  url: string;
  headless: boolean;
  executablePath?: string;
  /** Host names to map to loopback ports instead of :80 and :443. */
  hosts?: Record<string, LoopbackPorts>;
  /** The certificate authority of the hosts' HTTPS. */
  certificateAuthority?: CertificateAuthority;
  /** Whether the extension may see private windows. */
  privateWindows?: boolean;
  /** Additional command-line arguments. */
  args?: string[];
  /** Additional preferences; only in Firefox. */
  prefs?: Record<string, string | number | boolean>;
  /** False to open no DevTools, as in benchmarks. Default: true. */
  devtools?: boolean;
  /** The browser's language, `pt-BR`; it must be installed with it. Default: the system's language. */
  language?: string;
  /** DevTools' theme. Default: light. */
  theme?: Theme;
  /** The panel to open. Default: Redirects. */
  panelTitle?: string;
}

/** Where to open a tab. */
export type TabPlace = 'tab' | 'window' | 'private window';

export interface LoopbackPorts {
  http: number;
  https: number;
}

export interface CertificateAuthority {
  /** The authority as PEM, for Firefox. */
  certificate: string;
  /** Base64 of the SHA-256 of the server's public key (SPKI), for Chromium. */
  spkiHash: string;
}

/**
 * A document or worker that runs scripts as JavaScript *expressions*: wrap statements in a function. To set a global,
 * write `self.name = …`: in Firefox, `globalThis` is a sandbox's.
 */
export interface ScriptTarget {
  /** The result is transferred as JSON; a promise is awaited; an exception rejects. */
  evaluate<T>(expression: string): Promise<T>;
}

export interface InspectedPage extends ScriptTarget {
  /**
   * Loads a page and waits until it has loaded. Network errors, downloads, 204 and URLs that another app opens count as
   * loaded, too.
   */
  navigate(url: string): Promise<void>;
  /** A trusted click in the middle of the element, which is scrolled into view. */
  click(selector: string): Promise<void>;
}

/** Detour's panel inside the real DevTools. */
export interface PanelDriver extends ScriptTarget {
  reload(): Promise<void>;
  /** A trusted key press: `KeyboardEvent.key` names, joined by + for modifiers (Shift+Tab). */
  press(key: string): Promise<void>;
  /** A trusted click in the middle of the element. */
  click(selector: string): Promise<void>;
  /** The same with the right button. */
  rightClick(selector: string): Promise<void>;
  /** A trusted drag with the left button from the middle of the element, that many CSS pixels to the right. */
  drag(selector: string, byX: number): Promise<void>;
}

export interface BackgroundDriver extends ScriptTarget {
  /** Stops the service worker or event page as the browser does when it is idle; it restarts by itself. */
  stop(): Promise<void>;
  isRunning(): Promise<boolean>;
  /** The used bytes of its heap, without garbage; undefined in Firefox, which doesn't report them. */
  heapUsed(): Promise<number | undefined>;
}

/** A tab with its own DevTools. */
export interface DrivenTab {
  readonly page: InspectedPage;
  readonly panel: PanelDriver;
  /** Polls the panel until the expression is truthy; a timeout error contains `what` and the panel's text. */
  waitForPanel<T>(expression: string, what: string, timeoutMs?: number): Promise<T>;
  closeDevTools(): Promise<void>;
  /** Opens DevTools on another panel; ours doesn't load before `openDevTools`. */
  openDevToolsElsewhere(): Promise<void>;
  /** Opens DevTools on our panel. Does nothing if it is open. */
  openDevTools(): Promise<void>;
}

/** A tab besides the first one. */
export interface OpenedTab extends DrivenTab {
  close(): Promise<void>;
}

/** A row of the browser's own Network panel, with its details. */
export interface ListedRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** The response's Location; "" if there is none. */
  readonly location: string;
}

/** What the drivers of both browsers have in common. `evaluate` on the background starts it. */
export interface DrivenBrowser extends DrivenTab {
  readonly name: BrowserName;
  readonly version: string;
  /** Its own temporary folder for downloads, which need no confirmation. */
  readonly downloads: string;
  readonly background: BackgroundDriver;
  /** The first tab's DevTools itself, in whose scope scripts run: in Firefox, `toolbox()` returns its toolbox there. */
  readonly devtools: ScriptTarget;
  /** Opens another tab, in the same window or in its own, and waits until the page has loaded. */
  openTab(url: string, where: TabPlace): Promise<OpenedTab>;
  /** Finds a tab that the page has opened; waits for it. */
  findTab(url: string): Promise<OpenedTab>;
  /**
   * Imports a HAR file into the browser's own Network panel, like a user, and waits until it lists that many requests
   * and no others. Detour's panel is shown again afterward.
   */
  importHar(file: string, count: number): Promise<ListedRequest[]>;
  /** Closes all tabs except the first, and clears cookies, caches and site data. */
  forgetPages(): Promise<void>;
  /** Changes DevTools' theme while it is open, so that the extension is notified. */
  setTheme(theme: Theme): Promise<void>;
  /** Resizes the panel to this size in CSS pixels; undocks DevTools for that. */
  setPanelSize(width: number, height?: number): Promise<void>;
  /** A PNG of DevTools with the panel. */
  screenshot(): Promise<Buffer>;
  /** A PNG of the panel alone. */
  panelScreenshot(): Promise<Buffer>;
  /** Leaves no processes or folders behind. */
  close(): Promise<void>;
  /** Resolves when the browser has exited, also when the user closed it. */
  readonly closed: Promise<void>;
}
