/** The measurement's own host names, which this process and its children resolve to loopback. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A host and its subdomain: not under `localhost`, which some clients treat as loopback and others can't resolve. */
export const SUBDOMAIN = ['lab.test', 'www.lab.test'] as const;

/** Marks the process that has them. */
const MARK = 'DETOUR_OWN_HOSTS';

/**
 * Starts this script again in a mount namespace where /etc/hosts contains the hosts, so that nothing else sees it.
 * @returns the exit code of that run, or undefined if this is that run, or it can't be started
 */
export function inOwnHosts(): number | undefined {
  if (process.env[MARK] !== undefined) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'detour-hosts-'));
  const hosts = path.join(folder, 'hosts');
  writeFileSync(hosts, `${readFileSync('/etc/hosts', 'utf8')}\n127.0.0.1 ${SUBDOMAIN.join(' ')}\n`);
  const inside = ['--mount', '--propagation', 'private', 'sh', '-c'];
  const mount = 'mount --bind "$0" /etc/hosts && exec "$@"';
  const run = (...command: string[]) =>
    spawnSync('unshare', [...inside, mount, hosts, ...command], {
      stdio: command[0] === 'true' ? 'ignore' : 'inherit',
      env: { ...process.env, [MARK]: '' },
    }).status;
  if (run('true') !== 0) return undefined;
  return run(process.execPath, ...process.execArgv, ...process.argv.slice(1)) ?? 1;
}
