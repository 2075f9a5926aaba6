/** Express and Next.js. */
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../command.ts';
import { indented, type Setup, type TestedServer } from '../server.ts';
import { freePort, start } from '../started.ts';

const RELAY = new URL('../programs/relay.cjs', import.meta.url);

export const EXPRESS: TestedServer = {
  name: 'Express',
  bring: (cache) => {
    const packages = bring(cache, 'express', ['express']);
    return {
      version: `Express ${versionOf(packages, 'express')}`,
      run: (setup) => {
        const lines = setup.cases.map((each) => `${each.lines ?? ''}\n`).join('\n');
        const text = `const express = require('express');\nconst app = express();\n${lines}
app.use(require('./relay.cjs'));\napp.listen(process.env.PORT, '127.0.0.1');\n`;
        place(setup.folder, packages);
        writeFileSync(path.join(setup.folder, 'app.cjs'), text);
        return run(setup, ['node', 'app.cjs']);
      },
    };
  },
};

export const NEXT: TestedServer = {
  name: 'Next.js',
  bring: (cache) => {
    const packages = bring(cache, 'next', ['next', 'react', 'react-dom']);
    return {
      version: `Next.js ${versionOf(packages, 'next')}`,
      run: async (setup) => {
        const { folder } = setup;
        const entries = setup.cases.map((each) => indented(each.lines, '    ')).join('\n');
        cpSync(path.join(packages, 'node_modules'), path.join(folder, 'node_modules'), {
          recursive: true,
        });
        writeFileSync(path.join(folder, 'package.json'), '{"private": true}');
        writeFileSync(
          path.join(folder, 'next.config.js'),
          `module.exports = {\n  redirects: async () => [\n${entries}\n  ],\n};\n`,
        );
        const pages = path.join(folder, 'app', '[[...all]]');
        mkdirSync(pages, { recursive: true });
        cpSync(new URL('../programs/route.js', import.meta.url), path.join(pages, 'route.js'));
        const env = { NEXT_TELEMETRY_DISABLED: '1' };
        Object.assign(process.env, env);
        runCommand(folder, 'node', 'node_modules/next/dist/bin/next', 'build');
        const command = ['node', 'node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1'];
        return run(setup, command);
      },
    };
  },
};

/** Installs packages in their own folder, once. */
function bring(cache: string, name: string, packages: readonly string[]): string {
  const folder = path.join(cache, name);
  if (!existsSync(path.join(folder, 'node_modules', name))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{}');
    runCommand(folder, 'npm', 'install', '--no-audit', '--no-fund', ...packages);
  }
  return folder;
}

function versionOf(folder: string, name: string): string {
  const file = path.join(folder, 'node_modules', name, 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

function place(folder: string, packages: string): void {
  symlinkSync(path.join(packages, 'node_modules'), path.join(folder, 'node_modules'));
  cpSync(RELAY, path.join(folder, 'relay.cjs'));
}

async function run({ folder, application }: Setup, command: readonly string[]) {
  const port = await freePort();
  const env = { PORT: `${port}`, APPLICATION: `${application}` };
  const log = path.join(folder, 'server.log');
  return { ports: { http: port }, ...(await start(command, { cwd: folder, port, log, env })) };
}
