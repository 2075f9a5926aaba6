import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyOf, setLookup, t } from '../../src/core/i18n.ts';
import { speakLocale } from '../../src/panel/import/worker-language.ts';

const PORTUGUESE = { [keyOf('$1 costs $')]: { message: '$1 custa $$' } };

function serve(files: Readonly<Record<string, unknown>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    if (!(path in files)) throw new TypeError('Failed to fetch');
    return Response.json(files[path]);
  });
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
  setLookup(() => '');
});

const said = () => t`${'It'} costs $`;

describe('a worker', () => {
  it.each(['pt_BR', 'pt-BR'])(
    'speaks the language of the page, %s, and English where a text has no translation',
    async (locale) => {
      serve({ '/_locales/pt_BR/messages.json': PORTUGUESE });
      await speakLocale(locale);
      expect(t`Import`).toBe('Import');
      expect(said()).toBe('It custa $');
    },
  );

  it('speaks the language in general where there is none of the country, as browsers do', async () => {
    const asked = serve({ '/_locales/pt/messages.json': PORTUGUESE });
    await speakLocale('pt_PT');
    expect(asked).toEqual(['/_locales/pt_PT/messages.json', '/_locales/pt/messages.json']);
    expect(said()).toBe('It custa $');
  });

  it.each(['en', 'en_GB', 'de', ''])('speaks English in any other: %s', async (locale) => {
    serve({});
    await speakLocale(locale);
    expect(said()).toBe('It costs $');
  });
});
