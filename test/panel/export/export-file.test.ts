import { describe, expect, it } from 'vitest';
import { fileTime, toFileTask, toSoftware } from '../../../src/panel/export/export-file.ts';

describe('the file to be written', () => {
  const options = {
    format: 'markdown',
    includeSecrets: false,
    secretNames: [],
    dropped: 0,
    open: undefined,
  } as const;
  const writer = {
    version: '1.2.3',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
    now: new Date(2026, 0, 31, 9, 5, 0),
  };

  it('is named by time and format, and names the browser that sent the requests', () => {
    expect(toFileTask({ ...options, source: undefined }, writer)).toMatchObject({
      name: 'redirects-2026-01-31-09-05-00.md',
      task: {
        creator: { name: 'Detour', version: '1.2.3' },
        browser: { name: 'Firefox', version: '153.0' },
      },
    });
  });

  it('does not name this browser if the chains were read from another file', () => {
    const { task } = toFileTask({ ...options, source: { browser: undefined } }, writer);
    expect(task.browser).toBeUndefined();
  });
});

describe('the browser that a HAR names', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox', '153.0'],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chrome',
      '156.0.0.0',
    ],
    [
      'Mozilla/5.0 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
      'Chrome',
      '156.0.0.0',
    ],
    [
      'Mozilla/5.0 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.1.0',
      'Edge',
      '156.0.1.0',
    ],
  ])('is read from %s', (userAgent, name, version) => {
    expect(toSoftware(userAgent)).toEqual({ name, version });
  });

  it('is omitted if it is unknown', () => {
    expect(toSoftware('curl/8')).toBeUndefined();
  });
});

it('names files by local time', () => {
  expect(fileTime(new Date(2026, 0, 31, 9, 5, 0))).toBe('2026-01-31-09-05-00');
});
