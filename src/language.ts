/** Has every text speak the browser's language, by the translations in `_locales`. */
import { browser } from './browser.ts';
import { setLookup } from './core/text/i18n.ts';

/** The places of values come back as they stand in the text: each is replaced by its own name. */
const PLACES = ['$1', '$2', '$3', '$4', '$5', '$6', '$7', '$8', '$9'];

/** Takes texts from the browser's own message catalogue from now on. */
export function speakBrowserLanguage(): void {
  setLookup((key) => browser.i18n.getMessage(key, PLACES));
}
