import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOlder, leastVersion, versionOf } from '../../../scripts/setup/setup-versions.mjs';

describe('a browser’s version', () => {
  it('is older by its first number that differs', () => {
    expect(isOlder('122.0.6261.94', '123')).toBe(true);
    expect(isOlder('123.0.6312.0', '123')).toBe(false);
    expect(isOlder('1000.1', '123')).toBe(false);
    expect(isOlder('139.9', '140.0')).toBe(true);
    expect(isOlder('140.0', '140.0')).toBe(false);
    expect(isOlder('140', '140.1')).toBe(true);
  });

  it('is compared with the oldest that the manifest allows', () => {
    expect(leastVersion('chromium')).toMatch(/^\d+$/);
    expect(leastVersion('firefox')).toMatch(/^\d+\.\d+$/);
  });

  it.skipIf(process.platform === 'win32')('is printed by its executable', () => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'detour-version-')), 'browser');
    const says = (text: string) => {
      writeFileSync(file, `#!/bin/sh\necho '${text}'\n`);
      chmodSync(file, 0o755);
      return versionOf(file);
    };
    expect(says('Chromium 150.0.7871.100 built on Debian GNU/Linux 12')).toBe('150.0.7871.100');
    expect(says('Mozilla Firefox 140.12.0esr')).toBe('140.12.0');
    expect(says('a browser')).toBeUndefined();
    expect(versionOf('/no/such/browser')).toBeUndefined();
  });
});
