/** Libraries in their newest versions, each installed with its own package manager into its own folder. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Library {
  readonly manager: 'npm' | 'pip' | 'maven' | 'cargo';
  /** As the package manager names them; Maven's are `group:artifact`. */
  readonly packages: readonly string[];
}

/** Where a program runs with its library, and with which command. */
export interface Equipped {
  readonly folder: string;
  readonly command: readonly string[];
}

/**
 * Installs a library.
 * @param folder the folder of the program, where its dependencies are installed
 * @throws with the last line of the package manager's error
 */
export function bringLibrary({ manager, packages }: Library, file: string, folder: string) {
  return { folder, command: MANAGERS[manager](packages, file, folder) };
}

type Bring = (packages: readonly string[], file: string, folder: string) => readonly string[];

const MANAGERS: Readonly<Record<Library['manager'], Bring>> = {
  npm: (packages, file, folder) => {
    // Without its own package.json, npm looks for one in the parent folders.
    writeFileSync(path.join(folder, 'package.json'), '{}');
    run(folder, 'npm', 'install', '--no-audit', '--no-fund', ...packages);
    return ['node', file];
  },
  pip: (packages, file, folder) => {
    run(folder, 'python3', '-m', 'pip', 'install', '--quiet', '--target', '.', ...packages);
    return ['python3', file];
  },
  cargo: (packages, file, folder) => {
    mkdirSync(path.join(folder, 'src'));
    cpSync(path.join(folder, file), path.join(folder, 'src/main.rs'));
    writeFileSync(path.join(folder, 'Cargo.toml'), CRATE);
    run(folder, 'cargo', 'add', '--quiet', ...packages);
    run(folder, 'cargo', 'build', '--quiet');
    return ['target/debug/probe'];
  },
  maven: (packages, file, folder) => {
    writeFileSync(path.join(folder, 'pom.xml'), toPom(packages));
    const quiet = ['--batch-mode', '--quiet'];
    run(
      folder,
      'mvn',
      ...quiet,
      'versions:use-latest-releases',
      `-Dmaven.version.ignore=${UNREADY}`,
    );
    run(folder, 'mvn', ...quiet, 'dependency:copy-dependencies', '-DoutputDirectory=lib');
    return ['java', '-cp', 'lib/*', file];
  },
};

const CRATE = `[package]
name = "probe"
version = "0.0.0"
edition = "2021"

[workspace]
`;

/** Prereleases, which nobody is told to use yet. */
const UNREADY = '(?i).*(alpha|beta|rc|-m)[-.]?\\d*.*';

/** Versions in this form are older than any that is wanted. */
function toPom(packages: readonly string[]): string {
  const dependencies = packages.map((each) => {
    const [group, artifact] = each.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>0</version></dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>probe</groupId>
  <artifactId>probe</artifactId>
  <version>0</version>
  <dependencies>${dependencies.join('')}</dependencies>
</project>
`;
}

function run(folder: string, command: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (status === 0) return;
  const said = `${stdout ?? ''}\n${stderr ?? ''}`.trim().split('\n');
  throw new Error(said.find((line) => /error/i.test(line)) ?? `${command} cannot be run`);
}
