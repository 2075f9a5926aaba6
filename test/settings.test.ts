import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, toSettings } from '../src/settings.ts';

describe('stored settings', () => {
  it('are read as chosen', () => {
    const chosen = {
      backgroundRecording: true,
      secretNames: ['tenant'],
      theme: 'dark',
      storageLimit: 2,
      list: { sort: 1 },
    };
    expect(toSettings(chosen)).toEqual(chosen);
  });

  it('have their defaults if nothing was chosen', () => {
    expect(toSettings({})).toEqual(DEFAULT_SETTINGS);
  });

  it.each([
    { backgroundRecording: 'yes' },
    { theme: 'pink' },
    { storageLimit: 3 },
    { storageLimit: '2' },
    { storageLimit: 1e9 },
    { secretNames: 'tenant' },
    { secretNames: [1, '', 'x'.repeat(201)] },
  ])('have their defaults if they are invalid: %o', (stored) => {
    expect(toSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });

  it('contain each secret name once, and only a limited number of them', () => {
    expect(toSettings({ secretNames: ['a', 'b', 'a'] }).secretNames).toEqual(['a', 'b']);
    const many = Array.from({ length: 5000 }, (_, index) => `n${index}`);
    expect(toSettings({ secretNames: many }).secretNames.length).toBeLessThan(1000);
  });

  it('stay the same when they are read again, whatever was stored', () => {
    const almost = fc.record(
      {
        backgroundRecording: fc.anything(),
        secretNames: fc.oneof(fc.array(fc.oneof(fc.string(), fc.anything())), fc.anything()),
        theme: fc.oneof(fc.constantFrom('devtools', 'light', 'dark'), fc.anything()),
        storageLimit: fc.oneof(fc.integer(), fc.anything()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(almost, (stored) => {
        const settings = toSettings(stored);
        expect(toSettings({ ...settings })).toEqual(settings);
      }),
    );
  });
});
