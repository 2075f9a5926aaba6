/** nginx, which is also the proxy that terminates TLS in front of the others. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { enterUnstable } from '../../versions/bring.ts';
import { hostsOf } from '../cases.ts';
import { runCommand } from '../command.ts';
import { indented, type Setup, type TestedServer } from '../server.ts';
import { freePort, start } from '../started.ts';

export const NGINX: TestedServer = {
  name: 'nginx',
  bring: (cache) => {
    const enter = enterUnstable(['nginx-light']);
    const said = runCommand(cache, ...enter, 'nginx', '-v');
    return {
      version: `nginx ${/nginx\/([\d.]+)/.exec(said)?.[1]}`,
      run: async (setup) => {
        const ports = { http: await freePort(), https: await freePort() };
        return {
          ports,
          ...(await startNginx(enter, setup.folder, ports.http, servers(setup, ports))),
        };
      },
    };
  },
};

function servers(
  { cases, application, certificate }: Setup,
  ports: { http: number; https: number },
) {
  return cases
    .map(
      (each) => `  server {
    listen 127.0.0.1:${ports.http};
    listen 127.0.0.1:${ports.https} ssl;
    ssl_certificate ${certificate.chain};
    ssl_certificate_key ${certificate.key};
    server_name ${hostsOf(each.case).join(' ')};
${indented(each.lines, '    ')}
    location / {
      proxy_pass http://127.0.0.1:${application};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-Proto $proto;
    }
  }
`,
    )
    .join('');
}

/** Starts the proxy that terminates TLS, and also accepts HTTP, in front of a server on a port. */
export async function startProxy(
  folder: string,
  server: number,
  { chain, key }: Setup['certificate'],
) {
  const enter = enterUnstable(['nginx-light']);
  const ports = { http: await freePort(), https: await freePort() };
  const text = `  server {
    listen 127.0.0.1:${ports.http} default_server;
    listen 127.0.0.1:${ports.https} ssl default_server;
    ssl_certificate ${chain};
    ssl_certificate_key ${key};
    location / {
      proxy_pass http://127.0.0.1:${server};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-Proto $scheme;
    }
  }
`;
  return { ports, ...(await startNginx(enter, folder, ports.http, text)) };
}

async function startNginx(enter: readonly string[], folder: string, port: number, text: string) {
  const file = path.join(folder, 'nginx.conf');
  const isDefault = text.includes('default_server');
  writeFileSync(
    file,
    `daemon off;
user root;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  server_names_hash_bucket_size 128;
  map $http_x_forwarded_proto $proto { "" $scheme; default $http_x_forwarded_proto; }
${isDefault ? '' : `  server { listen 127.0.0.1:${port} default_server; location / { return 204; } }\n`}${text}}
`,
  );
  const log = path.join(folder, 'nginx.log');
  return start([...enter, 'nginx', '-c', file], { cwd: folder, port, log });
}
