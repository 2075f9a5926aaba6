import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DrivenBrowser, OpenedTab, OpenOptions } from './driven-browser.ts';
import { firefoxPreferences } from './firefox-preferences.ts';
import * as scope from './firefox-scope.ts';
import { driveBackground, driveTab, resize, runner } from './firefox-tab.ts';
import { createWorkspace, type WatchedProcess, watchProcess, withObituary } from './lifetime.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { poll } from './wait.ts';

/** Opens Firefox, any edition. See `openBrowser`. */
export async function openFirefox(options: OpenOptions): Promise<DrivenBrowser> {
  const workspace = await createWorkspace('firefox');
  const preferences = firefoxPreferences(options, workspace.downloads);
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(path.join(workspace.profile, 'user.js'), lines.join('\n'));
  const watched = launch(options, workspace.profile);
  const closed = watched.exited.then(() => workspace.remove());
  try {
    const marionette = await connect(workspace.profile, watched);
    const driver = await drive(marionette, options, workspace.downloads, watched, closed);
    return withObituary(driver, 'Firefox', watched, marionette.isConnected);
  } catch (error) {
    watched.kill();
    await closed;
    throw error;
  }
}

function launch(options: OpenOptions, profile: string): WatchedProcess {
  const child = spawn(
    options.executablePath ?? 'firefox',
    [
      ...(options.headless ? ['--headless'] : []),
      '--marionette',
      '--remote-allow-system-access', // scripts in the browser's own scope; newer versions require a variable
      '--no-remote',
      '--profile',
      profile,
      ...(options.args ?? []),
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: process.platform !== 'win32', // a process group of its own
      env: {
        ...process.env,
        MOZ_REMOTE_ALLOW_SYSTEM_ACCESS: '1',
        MOZ_HEADLESS_WIDTH: '1400',
        MOZ_HEADLESS_HEIGHT: '900',
      },
    },
  );
  return watchProcess(child);
}

// Marionette listens on a free port (preference 0) and writes its number into the profile.
async function connect(profile: string, watched: WatchedProcess): Promise<Marionette> {
  let isDead = false;
  const death = watched.exited.then(() => {
    isDead = true;
    throw new Error(`Firefox did not start. Its stderr:\n${watched.stderr()}`);
  });
  const tryToConnect = async () => {
    if (isDead) return death;
    return connectMarionette(Number(await readFile(path.join(profile, 'MarionetteActivePort'))));
  };
  const connected = poll(tryToConnect, { timeout: 60_000, what: "Firefox's Marionette port" });
  return Promise.race([connected, death]);
}

async function drive(
  marionette: Marionette,
  options: OpenOptions,
  downloads: string,
  watched: WatchedProcess,
  closed: Promise<void>,
): Promise<DrivenBrowser> {
  const version = await startSession(marionette);
  const run = runner(marionette);
  const pem = options.certificateAuthority?.certificate.replace(/-----[^-]+-----|\s/g, '');
  if (pem) await run(ADD_AUTHORITY, pem);
  const id = await installExtensions(marionette, options);
  await run(scope.NAVIGATE, options.url);
  const title = options.panelTitle ?? 'Redirects';
  const tab = driveTab(run, title);
  const { panel } = tab;
  const anotherTab = (browserId: number): OpenedTab => {
    const runThere = runner(marionette, browserId);
    return { ...driveTab(runThere, title), close: () => runThere(scope.CLOSE_TAB) };
  };
  if (options.devtools !== false) {
    await tab.openDevTools();
    if (options.headless) await resize(run, panel, 1400, 800);
  }
  return {
    name: 'firefox',
    version,
    downloads,
    ...tab,
    devtools: {
      evaluate: <T>(expression: string) => run<T>(`return await (${expression}\n);`),
    },
    background: driveBackground(run, id),
    openTab: async (url, where) => {
      const opened = anotherTab(await run<number>(scope.OPEN_TAB, where));
      await opened.page.navigate(url);
      return opened;
    },
    findTab: async (url) => {
      const found = () => run<number | null>(scope.FIND_TAB, url);
      return anotherTab(await poll(found, { timeout: 10_000, what: `a tab that shows ${url}` }));
    },
    importHar: async (file, count) => {
      const text = await readFile(file, 'utf8');
      const listed = await run<string>(scope.IMPORT_HAR, path.basename(file), text, count);
      await tab.openDevTools();
      return JSON.parse(listed);
    },
    forgetPages: () => run(scope.FORGET_PAGES),
    setTheme: (theme) => run(`Services.prefs.setStringPref('devtools.theme', args[0])`, theme),
    setPanelSize: (width, height) => resize(run, panel, width, height),
    screenshot: async () => Buffer.from(await run<string>(scope.SCREENSHOT), 'base64'),
    panelScreenshot: async () => Buffer.from(await run<string>(PANEL_SNAPSHOT), 'base64'),
    close: async () => {
      await quit(marionette, watched);
      await closed;
    },
    closed,
  };
}

async function quit({ send }: Marionette, watched: WatchedProcess): Promise<void> {
  send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
  await Promise.race([watched.exited, sleep(5000)]);
  watched.kill();
}

/** Returns Firefox's version. */
async function startSession({ send }: Marionette): Promise<string> {
  const session = await send<{ capabilities: { browserVersion: string } }>('WebDriver:NewSession', {
    capabilities: {},
  });
  await send('WebDriver:SetTimeouts', { script: 150_000 });
  await send('Marionette:SetContext', { value: 'chrome' });
  return session.capabilities.browserVersion;
}

/** Returns Detour's own ID. */
async function installExtensions({ send }: Marionette, options: OpenOptions): Promise<string> {
  const allowPrivateBrowsing = options.privateWindows ?? false;
  const install = (folder: string) =>
    send<{ value: string }>('Addon:Install', {
      path: path.resolve(folder),
      temporary: true,
      allowPrivateBrowsing,
    });
  const { value: id } = await install(options.extension);
  for (const other of options.otherExtensions ?? []) await install(other);
  return id;
}

const PANEL_SNAPSHOT = 'return snapshot(panelBrowser().browsingContext);';

const ADD_AUTHORITY = `Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB)
  .addCertFromBase64(args[0], 'C,,');`;
