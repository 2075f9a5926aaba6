/** DevTools loads this page once for each inspected tab; all it does is to add the panel. */
import { browser } from '../browser.ts';
import { t } from '../core/text/i18n.ts';
import { speakBrowserLanguage } from '../language.ts';

speakBrowserLanguage();
addPanel();

function addPanel(): void {
  // Firefox resolves the paths from this page and Chromium from the extension's root: with a leading "/" both agree.
  // Nothing waits for the panel, so Chromium's callback and Firefox's promise are both left alone.
  void browser.devtools.panels.create(t`Redirects`, '/icons/32.png', '/src/panel/index.html');
}
