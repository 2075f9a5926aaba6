/** The viewer: one classic script, for the page and for the workers that read and write files. */
import { listenForChains } from '../panel/export/work.ts';
import { listenForFile } from '../panel/import/reading.ts';
import { speak } from './language.ts';
import { showPage } from './page.ts';
import { setSuffixes } from './suffix-lookup.ts';

declare global {
  interface Window {
    /** The public suffix list, which page.ts passes to a worker. */
    suffixes?: string;
  }
}

const speakLanguage = async (tag: string) => speak(tag);

if (typeof document === 'object') {
  const script = document.currentScript?.textContent ?? '';
  void showPage(script, import.meta.env.DETOUR_VERSION);
} else {
  setSuffixes(self.suffixes ?? '');
  if (self.name === 'import') listenForFile(speakLanguage);
  else listenForChains(speakLanguage);
}
