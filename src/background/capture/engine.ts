/** Whose events they are: what differs between browsers, differs by their engines. */
export type Engine = 'chromium' | 'firefox';
