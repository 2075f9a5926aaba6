/**
 * `npm run locales`: writes `public/_locales/en/messages.json` from the source, and brings the other languages in step:
 * what the source no longer says goes, what is new comes without a message. Translators fill in `message`;
 * `description` is the English.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Catalogue, englishTexts, LANGUAGES, readCatalogue, toEnglish } from './catalogue.ts';

const english = englishTexts();
write('en', toEnglish(english));
for (const language of LANGUAGES) {
  const known = readCatalogue(language);
  const entries = [...english].map(([key, description]) => {
    return [key, { message: known[key]?.message ?? '', description }] as const;
  });
  const missing = entries.filter(([, { message }]) => message === '').length;
  write(language, Object.fromEntries(entries));
  console.log(`${language}: ${entries.length} texts, ${missing} without a translation`);
}

/** A text a line: what a translator changed is then seen as that. */
function write(language: string, catalogue: Catalogue): void {
  const file = `public/_locales/${language}/messages.json`;
  const lines = Object.entries(catalogue)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => `  ${JSON.stringify(key)}: ${JSON.stringify(entry)}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}
