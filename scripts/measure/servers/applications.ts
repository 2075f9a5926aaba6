/** Frameworks and application servers, each with its own program in programs/. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEBIAN, debian, folderOf, npm, once, pip, run } from './cache.ts';
import type { MeasuredServer, Started } from './server.ts';

function node(name: string, file: string, packages: string, env?: NodeJS.ProcessEnv) {
  return (setting?: string): MeasuredServer => ({
    name,
    ...(setting !== undefined && { setting }),
    bring: () => {
      const folder = folderOf('node');
      npm(folder, packages);
      return npmVersion(folder, packages.replace(/(?<=.)@.*| .*/, ''));
    },
    start: () => ({
      command: ['node', file],
      folder: folderOf('node'),
      ...(setting !== undefined && env && { env }),
    }),
  });
}

function npmVersion(folder: string, name: string): string {
  return JSON.parse(readFileSync(`${folder}/node_modules/${name}/package.json`, 'utf8')).version;
}

const next: MeasuredServer = {
  name: 'Next.js',
  // It removes slashes.
  paths: { slash: '/dir/' },
  bring: () => {
    const folder = folderOf('next');
    npm(folder, 'next react react-dom');
    once(path.join(folder, '.next/BUILD_ID'), () => {
      run(folder, ['npx', 'next', 'build'], { NEXT_TELEMETRY_DISABLED: '1' });
    });
    return npmVersion(folder, 'next');
  },
  start: (port) => ({
    command: ['npx', 'next', 'start', '-H', '127.0.0.1', '-p', String(port)],
    folder: folderOf('next'),
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  }),
};

/** A framework on one of the servers for Python programs. */
function python(
  name: string,
  server: 'gunicorn' | 'uvicorn' | undefined,
  file: string,
  packages: string,
): MeasuredServer {
  const all = server === undefined ? packages : `${packages} ${server}`;
  return {
    name,
    ...(server === 'gunicorn' && { setting: 'in gunicorn' }),
    bring: () => {
      const lib = pip(folderOf('python'), all);
      const [main = ''] = packages.split(' ');
      const read = `from importlib.metadata import version; print(version("${main}"))`;
      return run('/', ['python3', '-c', read], { PYTHONPATH: lib });
    },
    start: (port) => {
      const folder = folderOf('python');
      const bind = `127.0.0.1:${port}`;
      const commands = {
        gunicorn: ['python3', '-m', 'gunicorn', '-b', bind, `${file}:application`],
        uvicorn: ['python3', '-m', 'uvicorn', '--port', `${port}`, `${file}:application`],
        own: ['python3', `${file}.py`],
      };
      return {
        command: commands[server ?? 'own'],
        folder,
        env: { PYTHONPATH: path.join(folder, 'lib'), PYTHONDONTWRITEBYTECODE: '1' },
      };
    },
  };
}

/** A program of the Go module in programs/go. */
function go(name: string, program: string, module?: string): MeasuredServer {
  const built = (folder: string) => path.join(folder, 'bin', program);
  return {
    name,
    bring: () => {
      const folder = folderOf('go');
      once(built(folder), () => {
        run(folder, ['go', 'mod', 'tidy']);
        run(folder, ['go', 'install', `./${program}`], { GOBIN: path.join(folder, 'bin') });
      });
      const listed = run(folder, ['go', 'version', '-m', built(folder)]);
      return module === undefined
        ? (/go([0-9.]+)/.exec(listed)?.[1] ?? '')
        : (new RegExp(`\\t${module}\\tv([0-9.]+)`).exec(listed)?.[1] ?? '');
    },
    start: () => ({ command: [built(folderOf('go'))] }),
  };
}

/** A program of the crate in programs/rust. */
function rust(name: string, program: string, crate: string): MeasuredServer {
  const built = (folder: string) => path.join(folder, 'target/release', program);
  return {
    name,
    bring: () => {
      const folder = folderOf('rust');
      once(built(folder), () => run(folder, ['cargo', 'build', '--release', '--bin', program]));
      const lock = readFileSync(path.join(folder, 'Cargo.lock'), 'utf8');
      return new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`).exec(lock)?.[1] ?? '';
    },
    start: () => ({ command: [built(folderOf('rust'))] }),
  };
}

/** A Java program with the libraries of its Maven project. */
function java(name: string, project: string, main: string, artifact: RegExp): MeasuredServer {
  const folder = () => path.join(folderOf('java'), project);
  const file = main.replace(/^.*\./, '');
  return {
    name,
    bring: () => {
      once(path.join(folder(), 'classes', `${main.replaceAll('.', '/')}.class`), () => {
        run(folder(), [
          ...['mvn', '-q', '-B', 'dependency:copy-dependencies'],
          '-DoutputDirectory=lib',
        ]);
        run(folder(), ['javac', '-parameters', '-cp', 'lib/*', '-d', 'classes', `${file}.java`]);
      });
      const libraries = run(folder(), ['ls', 'lib']);
      return artifact.exec(libraries)?.[1] ?? '';
    },
    start: () => ({ command: ['java', '-cp', 'classes:lib/*', main], folder: folder() }),
  };
}

/** A program in the Debian root, where this project's programs are in /srv. */
function inDebian(
  name: string,
  packages: string,
  versionOf: readonly string[],
  start: (port: number, programs: string) => Omit<Started, 'folder'>,
  setting?: string,
): MeasuredServer {
  const place = '/srv/detour-programs';
  return {
    name,
    ...(setting !== undefined && { setting }),
    bring: () => {
      debian(packages);
      const found = run('/', ['chroot', DEBIAN, ...versionOf]);
      return /\d+(?:\.\d+)+/.exec(found)?.[0] ?? '';
    },
    start: (port) => {
      const inside = path.join(DEBIAN, place);
      if (!existsSync(inside)) mkdirSync(inside, { recursive: true });
      for (const kind of ['ruby', 'php']) run('/', ['cp', '-r', folderOf(kind), inside]);
      const { command, env } = start(port, place);
      return { command: ['chroot', DEBIAN, ...command], ...(env && { env }) };
    },
  };
}

const puma = (port: number, file: string): Omit<Started, 'folder'> => ({
  command: ['puma', '-q', '-e', 'production', '-b', `tcp://127.0.0.1:${port}`, file],
  env: { RAILS_ENV: 'production', RACK_ENV: 'production', LANG: 'C.UTF-8' },
});

const rubyVersion = (gem: string) => [
  'ruby',
  '-e',
  `puts Gem::Specification.find_by_name("${gem}").version`,
];

export const APPLICATIONS: readonly MeasuredServer[] = [
  node('Express', 'express.mjs', 'express')(),
  node('Express', 'express.mjs', 'express', { BARE: '1' })('without X-Powered-By'),
  // The package's name in npm, and the framework's name. Its page was different until 4.20.
  node('Express', 'express.mjs', 'express4@npm:express@4', { RELEASE: 'express4' })('release 4'),
  node('Express', 'express.mjs', 'express418@npm:express@4.18', { RELEASE: 'express418' })(
    'release 4.18',
  ),
  next,
  node('Fastify', 'fastify.mjs', 'fastify')(),
  node('Koa', 'koa.mjs', 'koa')(),
  node('Hapi', 'hapi.mjs', '@hapi/hapi')(),
  node('Hono', 'hono.mjs', 'hono @hono/node-server')(),
  python('Django', undefined, 'django_app', 'django'),
  python('Django', 'gunicorn', 'django_app', 'django'),
  python('Flask', undefined, 'flask_app', 'flask flask-login'),
  python('Flask', 'gunicorn', 'flask_app', 'flask flask-login'),
  python('FastAPI', 'uvicorn', 'fastapi_app', 'fastapi'),
  python('aiohttp', undefined, 'aiohttp_app', 'aiohttp'),
  python('Tornado', undefined, 'tornado_app', 'tornado'),
  go('Go net/http', 'nethttp'),
  go('Gin', 'gin', 'github.com/gin-gonic/gin'),
  go('Echo', 'echo', 'github.com/labstack/echo/v4'),
  rust('Actix Web', 'actix', 'actix-web'),
  rust('axum', 'axum', 'axum'),
  java('Spring', 'spring', 'probe.SpringProbe', /spring-webmvc-([0-9.]+)\.jar/),
  java('Tomcat', 'tomcat', 'TomcatProbe', /tomcat-embed-core-([0-9.]+)\.jar/),
  java('Jetty', 'jetty', 'JettyProbe', /jetty-server-([0-9.]+)\.jar/),
  inDebian('Rails', 'rails puma', rubyVersion('rails'), (port, programs) =>
    puma(port, `${programs}/ruby/rails.ru`),
  ),
  inDebian('Sinatra', 'ruby-sinatra puma', rubyVersion('sinatra'), (port, programs) =>
    puma(port, `${programs}/ruby/sinatra.ru`),
  ),
  inDebian('PHP', 'php-cli', ['php', '-v'], (port, programs) => ({
    command: ['php', '-d', 'expose_php=On', '-S', `127.0.0.1:${port}`, `${programs}/php/index.php`],
  })),
  inDebian(
    'Laravel',
    'php-cli php-laravel-framework',
    ['dpkg-query', '-W', 'php-laravel-framework'],
    (port, programs) => ({
      command: [
        'php',
        '-d',
        'expose_php=On',
        '-S',
        `127.0.0.1:${port}`,
        `${programs}/php/laravel.php`,
      ],
    }),
  ),
  inDebian(
    'WordPress',
    'php-cli php-mysql wordpress mariadb-server',
    ['dpkg-query', '-W', 'wordpress'],
    (_, programs) => ({ command: ['sh', `${programs}/php/wordpress.sh`] }),
  ),
];
