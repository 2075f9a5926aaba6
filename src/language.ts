/** Sets the language of all texts to the browser's, with the translations in `_locales`. */
import { browser } from './browser.ts';
import { setLookup } from './core/text/i18n.ts';

/** Each placeholder is replaced by its own name, so that the placeholders come back where they are in the text. */
const PLACES = ['$1', '$2', '$3', '$4', '$5', '$6', '$7', '$8', '$9'];

/** From now on, takes texts from the browser's own message catalog. */
export function speakBrowserLanguage(): void {
  setLookup((key) => browser.i18n.getMessage(key, PLACES));
}
