/**
 * DevTools loads this page once for each inspected tab. It adds the panel and, until that is opened, keeps the redirects
 * that DevTools' network log would forget.
 */
import { browser } from '../browser.ts';
import { type Finished, KeptRedirects } from '../core/network-log/kept-redirects.ts';
import { t } from '../core/text/i18n.ts';
import { speakBrowserLanguage } from '../language.ts';
import { LOG_CHANNEL, type LogAnswer, type LogRequest } from '../messages.ts';

speakBrowserLanguage();
addPanel();
keepRedirects();

function addPanel(): void {
  // Firefox resolves the paths from this page and Chromium from the extension's root: with a leading "/" both agree.
  // Nothing waits for the panel, so Chromium's callback and Firefox's promise are both left alone.
  void browser.devtools.panels.create(t`Redirects`, '/icons/32.png', '/src/panel/index.html');
}

function keepRedirects(): void {
  const { tabId } = browser.devtools.inspectedWindow;
  const { onRequestFinished } = browser.devtools.network;
  const kept = new KeptRedirects();
  const take = (entry: unknown) => kept.add(entry as Finished);
  let isListening = false;
  // Chromium calls a listener twice that was added twice.
  const listen = (isWanted: boolean) => {
    if (isWanted && !isListening) onRequestFinished.addListener(take);
    if (!isWanted && isListening) onRequestFinished.removeListener(take);
    isListening = isWanted;
  };
  const answer = (): LogAnswer => {
    const { forgottenBefore } = kept;
    const forgotten = forgottenBefore !== undefined && { forgottenBefore };
    return { type: 'kept', tabId, entries: kept.entries(), ...forgotten };
  };
  const channel = new BroadcastChannel(LOG_CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<LogRequest>) => {
    if (data.tabId !== tabId) return;
    switch (data.type) {
      case 'forget':
        kept.forget(data.before);
        break;
      case 'keep':
        kept.addOthers(data.entries as readonly Finished[]);
        listen(true);
        break;
      case 'ask':
        // To be told of each request costs time, and once is enough: the panel listens, too.
        if (data.isLast) listen(false);
        channel.postMessage(answer());
    }
  });
  listen(true);
}
