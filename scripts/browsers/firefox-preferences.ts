import type { OpenOptions } from './driven-browser.ts';

type Preferences = Record<string, string | number | boolean>;

const QUIET: Preferences = {
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'dom.disable_open_during_load': false, // pages open tabs by script
  'datareporting.policy.dataSubmissionEnabled': false,
  'devtools.toolbox.footer.height': 450,
  'extensions.getAddons.cache.enabled': false,
  'marionette.port': 0, // any free port
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
};

/** Firefox's preferences, set before it starts. Throws if hosts need different ports, which Firefox doesn't support. */
export function firefoxPreferences(options: OpenOptions, downloads: string): Preferences {
  return {
    ...QUIET,
    // Changing the side later would reload the panel. In a window of its own, it can have any size.
    'devtools.toolbox.host': options.headless ? 'window' : 'bottom',
    'devtools.theme': options.theme ?? 'light',
    'browser.download.folderList': 2, // the folder in the next preference
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.download.alwaysOpenPanel': false,
    ...(options.language && {
      'intl.locale.requested': options.language,
      'intl.accept_languages': options.language,
    }),
    ...hostPreferences(options.hosts ?? {}),
    ...options.prefs,
  };
}

// `forcePort` applies to all hosts, so there can be only one pair of ports.
function hostPreferences(hosts: NonNullable<OpenOptions['hosts']>): Preferences {
  const rules = new Set(Object.values(hosts).map(({ http, https }) => `80=${http};443=${https}`));
  const [rule] = rules;
  if (rule === undefined) return {};
  if (rules.size > 1) throw new Error('In Firefox all hosts must share one pair of ports');
  return {
    'network.dns.localDomains': Object.keys(hosts).join(','),
    'network.socket.forcePort': rule,
  };
}
