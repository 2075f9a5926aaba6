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
  onRequestFinished.addListener(take);
  const channel = new BroadcastChannel(LOG_CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<LogRequest>) => {
    if (data.tabId !== tabId) return;
    if (data.type === 'forget') {
      kept.forget(data.before);
      return;
    }
    if (data.type === 'keep') {
      kept.addOthers(data.entries as readonly Finished[]);
      onRequestFinished.addListener(take);
      return;
    }
    // From now on the panel listens: to be told of each request costs time, and once is enough.
    if (data.isLast) onRequestFinished.removeListener(take);
    const { forgottenBefore } = kept;
    const answer: LogAnswer = {
      type: 'kept',
      tabId,
      entries: kept.entries(),
      ...(forgottenBefore !== undefined && { forgottenBefore }),
    };
    channel.postMessage(answer);
  });
}
