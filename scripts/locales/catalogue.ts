/** What the extension says, in each of its languages, as the browsers keep it: `_locales/…/messages.json`. */
import { existsSync, readFileSync } from 'node:fs';
import { keyOf, withoutContext } from '../../src/core/text/i18n.ts';
import { sourceTexts } from './texts.ts';

export interface Entry {
  readonly message: string;
  /** The English, beside a translation. */
  readonly description?: string;
}

export type Catalogue = Readonly<Record<string, Entry>>;

/** Those besides English, as `_locales` spells them. */
export const LANGUAGES = ['pt_BR'] as const;

/** What manifest.json says, where the browser translates by name. */
const MANIFEST_TEXTS: Readonly<Record<string, string>> = {
  description:
    'Shows HTTP redirects as chains in DevTools and highlights every change of method, body and headers.',
};

/**
 * By key, every English text of the extension.
 * @throws where two texts have the same key
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

/** The catalogue of the texts themselves. */
export function toEnglish(texts: ReadonlyMap<string, string>): Catalogue {
  return Object.fromEntries(
    [...texts].map(([key, text]) => [key, { message: escaped(withoutContext(text)) }]),
  );
}

/** A language's catalogue as it was written last; empty where there is none. */
export function readCatalogue(language: string): Catalogue {
  const file = `public/_locales/${language}/messages.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Catalogue) : {};
}

/** In a catalogue a dollar sign is `$$`, unless it is a value's place. */
function escaped(text: string): string {
  return text.replace(/\$(?![1-9])/g, '$$$$');
}
