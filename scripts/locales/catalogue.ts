/** The extension's texts in each of its languages, in the browsers' format: `_locales/…/messages.json`. */
import { existsSync, readFileSync } from 'node:fs';
import { keyOf, withoutContext } from '../../src/core/text/i18n.ts';
import { sourceTexts } from './texts.ts';

export interface Entry {
  readonly message: string;
  /** The English, in a translation. */
  readonly description?: string;
}

export type Catalogue = Readonly<Record<string, Entry>>;

/** The languages besides English, as spelled in `_locales`. */
export const LANGUAGES = ['pt_BR'] as const;

/** The texts of manifest.json, which the browser translates by name. */
const MANIFEST_TEXTS: Readonly<Record<string, string>> = {
  description:
    'Shows HTTP redirects as chains in DevTools and highlights every change of method, body and headers.',
};

/**
 * Returns every English text of the extension, by key.
 * @throws if two texts have the same key
 */
export function englishTexts(): ReadonlyMap<string, string> {
  const texts = new Map(Object.entries(MANIFEST_TEXTS));
  for (const { text, file, line } of sourceTexts('src').translated) {
    const key = keyOf(text);
    if ((texts.get(key) ?? text) !== text)
      throw new Error(`${file}:${line}: the key of ${text} is taken`);
    texts.set(key, text);
  }
  return texts;
}

/** Returns the catalog of the English texts themselves. */
export function toEnglish(texts: ReadonlyMap<string, string>): Catalogue {
  return Object.fromEntries(
    [...texts].map(([key, text]) => [key, { message: escaped(withoutContext(text)) }]),
  );
}

/** Returns a language's catalog as written last; empty if there is none. */
export function readCatalogue(language: string): Catalogue {
  const file = `public/_locales/${language}/messages.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Catalogue) : {};
}

/** In a catalog, a dollar sign is `$$`, unless it is a placeholder. */
function escaped(text: string): string {
  return text.replace(/\$(?![1-9])/g, '$$$$');
}
