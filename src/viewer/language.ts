/** The viewer's language: it brings the translations along, for it has no file to read them from. */
import portuguese from '../../public/_locales/pt_BR/messages.json' with { type: 'json' };
import { setLookup } from '../core/text/i18n.ts';

/** A plain object has names of its own; a text's key is asked of this instead. */
const PORTUGUESE = new Map(Object.entries(portuguese));

/** Has every text speak the language of a tag, English where there is no other. */
export function speak(tag: string): void {
  if (!/^pt\b/i.test(tag)) return;
  setLookup((key) => PORTUGUESE.get(key)?.message.replaceAll('$$', '$') ?? '');
}
