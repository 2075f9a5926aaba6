/**
 * `npm run locales`: writes `public/_locales/en/messages.json` from the source, and updates the other languages:
 * texts that the source no longer contains are removed, new ones have an empty `message` for translators to fill in, and
 * `description` is the English. A reworded text keeps its translation if a JSON file maps the old English to the new.
 *
 *     tsx scripts/locales/index.ts [--reworded FILE]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { type Catalogue, englishTexts, LANGUAGES, readCatalogue, toEnglish } from './catalogue.ts';
import { carryOver } from './reworded.ts';

const { values } = parseArgs({ options: { reworded: { type: 'string' } } });
const reworded: Record<string, string> = values.reworded
  ? JSON.parse(readFileSync(values.reworded, 'utf8'))
  : {};
const english = englishTexts();
write('en', toEnglish(english));
for (const language of LANGUAGES) {
  const known = carryOver(readCatalogue(language), reworded);
  const entries = [...english].map(([key, description]) => {
    return [key, { message: known[key]?.message ?? '', description }] as const;
  });
  const missing = entries.filter(([, { message }]) => message === '').length;
  write(language, Object.fromEntries(entries));
  console.log(`${language}: ${entries.length} texts, ${missing} without a translation`);
}

/** One text per line, so that a translator's changes are visible. */
function write(language: string, catalogue: Catalogue): void {
  const file = `public/_locales/${language}/messages.json`;
  const lines = Object.entries(catalogue)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => `  ${JSON.stringify(key)}: ${JSON.stringify(entry)}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}
