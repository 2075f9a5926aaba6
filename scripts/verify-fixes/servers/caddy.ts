import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { enterUnstable } from '../../versions/bring.ts';
import { hostsOf } from '../cases.ts';
import { runCommand } from '../command.ts';
import { indented, type Setup, type TestedServer } from '../server.ts';
import { freePort, start } from '../started.ts';

export const CADDY: TestedServer = {
  name: 'Caddy',
  bring: (cache) => {
    const enter = enterUnstable(['caddy']);
    const said = runCommand(cache, ...enter, 'caddy', 'version');
    return {
      version: `Caddy ${/\d+\.\d+\.\d+/.exec(said)?.[0]}`,
      run: async (setup) => {
        const { folder } = setup;
        const ports = { http: await freePort(), https: await freePort() };
        const file = path.join(folder, 'Caddyfile');
        writeFileSync(file, configuration(setup, ports));
        const command = [...enter, 'caddy', 'run', '--adapter', 'caddyfile', '--config', file];
        const log = path.join(folder, 'caddy.log');
        const env = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
        return { ports, ...(await start(command, { cwd: folder, port: ports.http, log, env })) };
      },
    };
  },
};

/** Its own redirects to HTTPS are off, so that only the lines have an effect. */
function configuration(setup: Setup, ports: { http: number; https: number }): string {
  const { cases, application, certificate } = setup;
  const site = (scheme: string, each: Setup['cases'][number], tls: string) => `${hostsOf(each.case)
    .map((host) => `${scheme}://${host}`)
    .join(', ')} {
${tls}${indented(each.lines, '	')}
	reverse_proxy 127.0.0.1:${application}
}
`;
  const tls = `	tls ${certificate.chain} ${certificate.key}\n`;
  return `{
	admin off
	auto_https disable_redirects
	default_bind 127.0.0.1
	http_port ${ports.http}
	https_port ${ports.https}
	servers {
		trusted_proxies static 127.0.0.1/32
	}
}
http://ready.test {
	respond 204
}
${cases.map((each) => site('http', each, '') + site('https', each, tls)).join('')}`;
}
