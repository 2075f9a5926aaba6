/** Traefik, built from the source in Go's module proxy. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOf, once, run } from '../cache.ts';
import { PATHS, TARGET } from '../row.ts';
import type { MeasuredServer } from '../server.ts';

const MODULE = 'github.com/traefik/traefik/v3';

/** How many minor releases are tried, newest first: the proxy may lack a dependency of a new one. */
const TRIES = 3;

/**
 * Installs the newest release that can be built.
 * @returns the path of the program
 * @throws if none of the newest minor releases can be built
 */
function traefikProgram(): string {
  const folder = folderOf('traefik');
  const program = path.join(folder, 'traefik');
  once(program, () => {
    const complaints: string[] = [];
    for (const version of newestOfEachMinor(folder).slice(0, TRIES)) {
      try {
        return build(folder, version, program);
      } catch (error) {
        complaints.push(`${version}: ${(error as Error).message}`);
      }
    }
    throw new Error(complaints.join('; '));
  });
  return program;
}

/** Newest first. */
function newestOfEachMinor(folder: string): string[] {
  const [, ...versions] = run(folder, ['go', 'list', '-m', '-versions', MODULE]).split(' ');
  const newest = new Map<string, string>();
  for (const version of versions.filter((each) => /^v[\d.]+$/.test(each))) {
    newest.set(version.replace(/\.\d+$/, ''), version);
  }
  return [...newest.values()].reverse();
}

/** `go install` with `@version` refuses a module with replacements, so it is built as the main module. */
function build(folder: string, version: string, program: string): void {
  const downloaded = run(folder, ['go', 'mod', 'download', '-json', `${MODULE}@${version}`]);
  const { Dir: source } = JSON.parse(downloaded) as { Dir: string };
  const copy = path.join(folder, 'source');
  rmSync(copy, { recursive: true, force: true });
  cpSync(source, copy, { recursive: true });
  run(folder, ['chmod', '-R', 'u+w', copy]);
  addDashboard(copy);
  const settings = { CGO_ENABLED: '0', GOFLAGS: '-mod=mod' };
  const named = `-X ${MODULE}/pkg/version.Version=${version.slice(1)}`;
  run(copy, ['go', 'build', '-ldflags', named, '-o', program, './cmd/traefik'], settings);
}

/** The embedded dashboard is not part of its source. */
function addDashboard(source: string): void {
  const folder = path.join(source, 'webui/static');
  const page = path.join(folder, 'index.html');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(page)) writeFileSync(page, '');
}

function configuration(upstream: number | undefined): string {
  const lead = (path: string, replacement: string, permanent: boolean) => ({
    redirectRegex: { regex: `^.*${path}$`, replacement, permanent },
  });
  const own = {
    https: { redirectScheme: { scheme: 'https', permanent: true } },
    signIn: lead('/account', '/login?next=/account', false),
    permanent: lead('/old/301', TARGET, true),
    temporary: lead('/old/302', TARGET, false),
  };
  const { https, ...others } = own;
  const up = { loadBalancer: { servers: [{ url: `http://127.0.0.1:${upstream ?? 1}` }] } };
  const all = { rule: 'PathPrefix(`/`)', service: 'up' };
  const redirecting = {
    routers: {
      secure: { rule: 'Path(`/secure`)', service: 'up', middlewares: ['https'], priority: 100 },
      all: { ...all, middlewares: Object.keys(others) },
    },
    middlewares: { https, ...others },
  };
  const routes = upstream === undefined ? redirecting : { routers: { all } };
  return JSON.stringify({ http: { ...routes, services: { up } } });
}

export const traefik: MeasuredServer = {
  name: 'Traefik',
  isProxy: true,
  // All servers measured behind it have this path.
  lastPath: PATHS['helper 302'],
  bring: () => {
    const printed = run('/', [traefikProgram(), 'version']);
    return /^Version:\s+(\S+)/m.exec(printed)?.[1] ?? '';
  },
  start: (port, upstream) => {
    // Files with this extension are read as YAML, which includes JSON.
    const file = path.join(folderOf('traefik'), `routes-${port}.yml`);
    writeFileSync(file, configuration(upstream));
    const entry = `--entrypoints.web.address=127.0.0.1:${port}`;
    return { command: [traefikProgram(), entry, `--providers.file.filename=${file}`] };
  },
};
