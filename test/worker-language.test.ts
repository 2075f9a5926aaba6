import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyOf, language, setLookup, t } from '../src/core/text/i18n.ts';
import { speakLanguage } from '../src/worker-language.ts';

const PORTUGUESE = {
  [keyOf('en')]: { message: 'pt-BR' },
  [keyOf('$1 costs $')]: { message: '$1 custa $$' },
};

afterEach(() => {
  vi.unstubAllGlobals();
  setLookup(() => '');
});

const said = () => t`${'It'} costs $`;

describe('a worker', () => {
  it('uses the language of the page, and English for untranslated texts', async () => {
    const fetched = vi.fn(async () => Response.json(PORTUGUESE));
    vi.stubGlobal('fetch', fetched);
    await speakLanguage('pt-BR');
    expect(fetched.mock.calls).toEqual([['/_locales/pt_BR/messages.json']]);
    expect(language()).toBe('pt-BR');
    expect(said()).toBe('It custa $');
    expect(t`Import`).toBe('Import');
  });

  it('uses English by default', async () => {
    vi.stubGlobal('fetch', vi.fn());
    await speakLanguage('en');
    expect(fetch).not.toHaveBeenCalled();
    expect(said()).toBe('It costs $');
  });

  it('uses English if the catalog can’t be read', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
    await speakLanguage('pt-BR');
    expect(said()).toBe('It costs $');
  });
});
