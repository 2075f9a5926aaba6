/** Spring Boot, with Tomcat. */
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bringLibrary } from '../../measure/libraries.ts';
import { runCommand } from '../command.ts';
import type { Setup, TestedServer } from '../server.ts';
import { freePort, start } from '../started.ts';

const STARTER = 'org.springframework.boot:spring-boot-starter-web';

export const SPRING: TestedServer = {
  name: 'Spring',
  bring: (cache) => {
    const folder = path.join(cache, 'spring');
    const lib = path.join(folder, 'lib');
    if (!existsSync(lib)) {
      mkdirSync(folder, { recursive: true });
      bringLibrary({ manager: 'maven', packages: [STARTER] }, '', folder);
    }
    const jar = readdirSync(lib).find((name) => /^spring-boot-\d/.test(name)) ?? '';
    return {
      version: `Spring Boot ${/\d+(\.\d+)+/.exec(jar)?.[0]}`,
      run: async (setup) => {
        const port = await freePort();
        const { folder: own, application } = setup;
        compile(setup, lib);
        const settings = [`-Dserver.port=${port}`, '-Dserver.address=127.0.0.1'];
        const command = ['java', ...settings, '-cp', `classes:${lib}/*`, 'app.App'];
        const env = { APPLICATION: `${application}` };
        const log = path.join(own, 'server.log');
        return { ports: { http: port }, ...(await start(command, { cwd: own, port, log, env })) };
      },
    };
  },
};

/** All filters have the same name, so each has its own package. */
function compile({ folder, cases }: Setup, lib: string): void {
  const files = cases.flatMap(({ lines }, index) => {
    if (lines === undefined) return [];
    const own = path.join(folder, 'app', `moved${index}`);
    mkdirSync(own, { recursive: true });
    writeFileSync(path.join(own, 'Moved.java'), `package app.moved${index};\n\n${lines}\n`);
    return [`app/moved${index}/Moved.java`];
  });
  mkdirSync(path.join(folder, 'app'), { recursive: true });
  cpSync(new URL('../programs/App.java', import.meta.url), path.join(folder, 'app', 'App.java'));
  runCommand(folder, 'javac', '-cp', `${lib}/*`, '-d', 'classes', 'app/App.java', ...files);
}
