/** The only access to the extension API: nothing else imports webextension-polyfill. */
import polyfill from 'webextension-polyfill';

export const browser = polyfill;
export type { Events, Runtime, Tabs, WebNavigation, WebRequest } from 'webextension-polyfill';
