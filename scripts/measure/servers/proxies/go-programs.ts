/** Caddy: its newest release, and Debian's older one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { debian, folderOf, once, run } from '../cache.ts';
import { TARGET } from '../row.ts';
import type { MeasuredServer } from '../server.ts';
import { inDebian, PLACE, STATUSES, versionIn } from './debian-root.ts';

/** Programs from Go's module proxy, in their current releases. */
function goProgram(module: string): string {
  const folder = folderOf('go');
  const file = path.join(folder, 'bin', path.basename(module));
  once(file, () => {
    run(folder, ['go', 'install', `${module}@latest`], { GOBIN: path.dirname(file) });
  });
  return file;
}

/** The version of the module that a program was built from. */
function moduleVersion(program: string): string {
  const listed = run('/', ['go', 'version', '-m', program]);
  return /\tmod\t\S+\tv([0-9.]+)/.exec(listed)?.[1] ?? '';
}

const CADDY = 'github.com/caddyserver/caddy/v2/cmd/caddy';

function caddyfile(port: number, root: string, upstream: number | undefined): string {
  const own = STATUSES.map((status) => `redir /old/${status} ${TARGET} ${status}`);
  return `{
  admin off
  auto_https off
}
http://:${port} {
  bind 127.0.0.1
  ${
    upstream === undefined
      ? `${own.join('\n  ')}
  redir /secure https://{host}{uri} 301
  redir /account /login?next=/account
  root * ${root}
  file_server`
      : `reverse_proxy 127.0.0.1:${upstream}`
  }
}
`;
}

const CADDY_ARGUMENTS = ['run', '--adapter', 'caddyfile', '--config'];

export const caddy: MeasuredServer = {
  name: 'Caddy',
  isProxy: true,
  bring: () => moduleVersion(goProgram(CADDY)),
  start: (port, upstream) => {
    const folder = folderOf('go');
    const root = path.join(folder, 'root');
    mkdirSync(path.join(root, 'dir'), { recursive: true });
    writeFileSync(path.join(root, 'dir', 'index.html'), 'dir');
    const file = path.join(folder, `Caddyfile-${port}`);
    writeFileSync(file, caddyfile(port, root, upstream));
    return { command: [goProgram(CADDY), ...CADDY_ARGUMENTS, file] };
  },
};

/** An old release, which adds its name to responses that it passes on. */
export const debianCaddy: MeasuredServer = {
  name: 'Caddy',
  setting: "Debian's release",
  isProxy: true,
  bring: () => {
    debian('caddy');
    return versionIn('caddy');
  },
  start: (port, upstream) => {
    const text = caddyfile(port, `${PLACE}/root`, upstream);
    return inDebian(`caddy-${port}`, text, (file) => ['caddy', ...CADDY_ARGUMENTS, file]);
  },
};
