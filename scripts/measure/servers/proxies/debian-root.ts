/** How a program in the Debian root is started with a configuration, and its version. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEBIAN, run } from '../cache.ts';
import type { Started } from '../server.ts';

/** The statuses that every server redirects with. */
export const STATUSES = [301, 302, 303, 307, 308];

/** A folder in the Debian root with configurations and a document root with a directory. */
export const PLACE = '/srv/detour';

/** Writes a configuration and returns how to start a program in the Debian root with it. */
export function inDebian(name: string, text: string, command: (file: string) => string[]): Started {
  const file = `${PLACE}/${name.toLowerCase().replace(/\W+/g, '-')}`;
  mkdirSync(path.join(DEBIAN, PLACE, 'root/dir'), { recursive: true });
  writeFileSync(path.join(DEBIAN, PLACE, 'root/dir/index.html'), 'dir');
  writeFileSync(path.join(DEBIAN, file), text);
  return { command: ['chroot', DEBIAN, ...command(file)] };
}

export function versionIn(packageName: string): string {
  const [, version = ''] =
    run('/', [
      'chroot',
      DEBIAN,
      'dpkg-query',
      '-W',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg replaces it
      '-f=:${Version}',
      packageName,
    ]).match(/(?:^|:)(?:\d+:)?([0-9][0-9.]*[0-9])[^:]*$/) ?? [];
  return version;
}
