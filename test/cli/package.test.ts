/** The package as `npm pack` writes it, in a folder that has nothing else. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { githubCheck, gitlabCheck } from './pipelines.ts';

const place = mkdtempSync(path.join(tmpdir(), 'detour-package-'));
const empty = path.join(place, 'empty');
const example = path.resolve('test/fixtures/har/edge.json');
/** A recording of nothing that warns, and one of something that does. */
const GOOD = example;
const BROKEN = path.resolve('test/fixtures/har/mitmproxy.json');
const isWindows = process.platform === 'win32';

/** No registry is asked: what the package needs must be in it. */
const npm = (cwd: string, command: string, ...args: string[]) =>
  execFileSync(command, ['--offline', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: isWindows,
    env: { ...process.env, npm_config_cache: path.join(place, 'cache'), npm_config_audit: 'false' },
  });

describe('the package', () => {
  let tarball = '';
  beforeAll(() => {
    npm('.', 'npm', 'pack', '--pack-destination', place);
    tarball = path.join(place, readdirSync(place).find((name) => name.endsWith('.tgz')) ?? '');
    mkdirSync(empty);
  }, 120_000);
  afterAll(() => rmSync(place, { recursive: true }));

  it('runs by npx from an empty folder', () => {
    const args = ['--yes', '--package', tarball, 'detour', 'check', '--format', 'json', example];
    const { files } = JSON.parse(npm(empty, 'npx', ...args));
    expect(files[0].chains[0].hops).toHaveLength(2);
  });

  it('installs alone, and runs where it is', () => {
    const folder = mkdtempSync(path.join(place, 'installed-'));
    writeFileSync(path.join(folder, 'package.json'), '{}');
    npm(folder, 'npm', 'install', tarball);
    const modules = readdirSync(path.join(folder, 'node_modules')).filter(
      (name) => !name.startsWith('.'),
    );
    expect(modules).toEqual(['detour']);
    const program = path.join(folder, 'node_modules/.bin/detour');
    const { status, stdout } = spawnSync(program, ['check', '--max-hops', '1', example], {
      encoding: 'utf8',
      shell: isWindows,
    });
    expect(status).toBe(1);
    expect(stdout).toContain('✖ 1 chain with too many hops (--max-hops 1)');
  });

  it('writes a report that carries its viewer', () => {
    const args = ['--yes', '--package', tarball, 'detour', 'check', '--format', 'html', example];
    const page = npm(empty, 'npx', ...args);
    expect(page).toContain("default-src 'none'");
    expect(page.length).toBeGreaterThan(300_000);
  });

  /** A repository with the package and a recording, as the documentation's pipelines expect it. */
  function repository(name: string, recording: string): string {
    const folder = path.join(place, name);
    mkdirSync(path.join(folder, 'tools'), { recursive: true });
    mkdirSync(path.join(folder, 'test-results'));
    writeFileSync(path.join(folder, 'package.json'), '{}');
    cpSync(tarball, path.join(folder, 'tools', path.basename(tarball)));
    cpSync(recording, path.join(folder, 'test-results/session.har'));
    return folder;
  }

  const sh = (folder: string, command: string) =>
    spawnSync('sh', ['-e', '-c', command], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        npm_config_offline: 'true',
        npm_config_cache: path.join(place, 'cache'),
      },
    });

  it.skipIf(isWindows)('checks in the GitHub workflow of the documentation', () => {
    const { command, sarif } = githubCheck();
    const folder = repository('github', GOOD);
    sh(folder, `${command} --update-baseline`);
    expect(sh(folder, command)).toMatchObject({ status: 0 });
    cpSync(BROKEN, path.join(folder, 'test-results/session.har'));
    const failed = sh(folder, command);
    expect(failed.stderr).toContain('✖ 1 new finding (--fail-on warning)');
    expect(failed.status).toBe(1);
    expect(readFileSync(path.join(folder, sarif), 'utf8')).toContain('post-became-get');
  });

  it.skipIf(isWindows)('checks in the GitLab job of the documentation', () => {
    const { command, junit } = gitlabCheck();
    const folder = repository('gitlab', GOOD);
    expect(sh(folder, command)).toMatchObject({ status: 0 });
    cpSync(BROKEN, path.join(folder, 'test-results/session.har'));
    expect(sh(folder, command).status).toBe(1);
    expect(readFileSync(path.join(folder, junit), 'utf8')).toContain('post-became-get');
  });

  it('has one file of code', () => {
    const listed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    expect(listed.filter((name) => /\.[cm]?[jt]s$/.test(name))).toEqual([
      'package/dist/cli/detour.js',
    ]);
    expect(listed).toContain('package/docs/schema/check.json');
    expect(listed).toContain('package/dist/cli/third-party-licenses.txt');
  });
});
