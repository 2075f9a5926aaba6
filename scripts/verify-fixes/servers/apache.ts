import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { enterUnstable } from '../../versions/bring.ts';
import { hostsOf } from '../cases.ts';
import { runCommand } from '../command.ts';
import { indented, type Setup, type TestedServer } from '../server.ts';
import { freePort, start } from '../started.ts';

export const APACHE: TestedServer = {
  name: 'Apache',
  bring: (cache) => {
    const enter = enterUnstable(['apache2']);
    const said = runCommand(cache, ...enter, 'apache2', '-v');
    return {
      version: `Apache ${/Apache\/([\d.]+)/.exec(said)?.[1]}`,
      run: async (setup) => {
        const { folder } = setup;
        const ports = { http: await freePort(), https: await freePort() };
        const file = path.join(folder, 'apache.conf');
        writeFileSync(file, configuration(setup, ports));
        const command = [...enter, 'apache2', '-D', 'FOREGROUND', '-f', file];
        const log = path.join(folder, 'apache.log');
        return { ports, ...(await start(command, { cwd: folder, port: ports.http, log })) };
      },
    };
  },
};

const MODULES = [
  ...['mpm_event', 'authz_core', 'alias', 'rewrite', 'headers', 'proxy', 'proxy_http'],
  ...['socache_shmcb', 'ssl'],
];

function configuration(setup: Setup, ports: { http: number; https: number }): string {
  const { folder, cases, certificate } = setup;
  const tls = `  SSLEngine on
  SSLCertificateFile ${certificate.chain}
  SSLCertificateKeyFile ${certificate.key}
`;
  return `${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('')}
ServerName ready.test
ServerRoot ${folder}
DefaultRuntimeDir ${folder}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
User www-data
Group www-data
Listen 127.0.0.1:${ports.http}
Listen 127.0.0.1:${ports.https}
<VirtualHost *:${ports.http}>
  ServerName ready.test
</VirtualHost>
${cases.map((each) => host(each, setup.application, ports.http, '') + host(each, setup.application, ports.https, tls)).join('')}`;
}

/** Encoded slashes are refused unless the server allows them; a proxy must pass them on unchanged. */
function host(
  each: Setup['cases'][number],
  application: number,
  port: number,
  tls: string,
): string {
  const [name, ...others] = hostsOf(each.case);
  return `<VirtualHost *:${port}>
  ServerName ${name}
${others.map((other) => `  ServerAlias ${other}\n`).join('')}${tls}  AllowEncodedSlashes NoDecode
  RequestHeader setifempty X-Forwarded-Proto "expr=%{REQUEST_SCHEME}"
  ProxyPreserveHost On
${indented(each.lines, '  ')}
  ProxyPass "/" "http://127.0.0.1:${application}/" nocanon
</VirtualHost>
`;
}
