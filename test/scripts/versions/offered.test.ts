import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  newestOfEachMajor,
  type Offered,
  readMadison,
} from '../../../scripts/versions/offered.ts';

const PRINTED = `  chromium | 156.0.8078.108-1~deb12u1 | http://mirror.test/debian-security bookworm-security/main amd64 Packages
  chromium | 150.0.7871.100-1~deb12u1 | http://mirror.test/debian bookworm/main amd64 Packages
firefox-esr | 140.12.0esr-1~deb12u1 | http://mirror.test/debian bookworm/main amd64 Packages
   firefox | 1:159.0-1 | http://mirror.test/debian sid/main amd64 Packages
    nonsense
`;

describe('the versions that apt offers', () => {
  it('are read with their suite and the browser’s own version', () => {
    const short = readMadison(PRINTED).map((each) => Object.values(each).join(' '));
    expect(short).toEqual([
      'chromium chromium 156.0.8078.108-1~deb12u1 156.0.8078.108 bookworm-security',
      'chromium chromium 150.0.7871.100-1~deb12u1 150.0.7871.100 bookworm',
      'firefox firefox-esr 140.12.0esr-1~deb12u1 140.12.0 bookworm',
      'firefox firefox 1:159.0-1 159.0 sid',
    ]);
  });

  it('are compared number by number', () => {
    expect(compareVersions('156.0.8078.108', '156.0.8078.73')).toBeGreaterThan(0);
    expect(compareVersions('99.1', '100.0')).toBeLessThan(0);
    expect(compareVersions('140.0', '140.0')).toBe(0);
    expect(compareVersions('140', '140.1')).toBeLessThan(0);
  });

  it('are reduced to the newest of each major version, oldest first', () => {
    const offered = (browser: Offered['browser'], version: string, suite: string): Offered => ({
      browser,
      packageName: browser,
      packageVersion: `${version}-1`,
      version,
      suite,
    });
    const taken = newestOfEachMajor([
      offered('firefox', '159.0', 'sid'),
      offered('chromium', '156.0.8078.73', 'sid'),
      offered('chromium', '156.0.8078.108', 'security'),
      offered('firefox', '140.12.0', 'stable'),
      offered('chromium', '156.0.8078.108', 'later'),
    ]);
    expect(taken.map(({ browser, version, suite }) => `${browser} ${version} ${suite}`)).toEqual([
      'chromium 156.0.8078.108 security',
      'firefox 140.12.0 stable',
      'firefox 159.0 sid',
    ]);
  });
});
