/** Expressions that run in the background script and post to the panel's own port. */

/**
 * The background script's end of the panel's port, captured when the panel connects. Calls keep the script from being
 * stopped: a restarted one would not know the chains.
 */
export const KEEP_PORT = `void (() => {
  const { runtime } = self.browser ?? chrome;
  self.benchSnapshot = [];
  setInterval(() => runtime.getPlatformInfo(), 5000);
  runtime.onConnect.addListener((port) => { self.benchPort = port; });
})()`;

export const TAKE_PART = (message: unknown) =>
  `void self.benchSnapshot.push(${JSON.stringify(message)})`;

/** As in its port-queue.ts. */
export const POST_SNAPSHOT = `(() => {
  const sentAt = Date.now();
  const [first, ...others] = self.benchSnapshot;
  const sendNext = () => {
    const next = others.shift();
    if (!next) return;
    self.benchPort.postMessage(next);
    setTimeout(sendNext);
  };
  self.benchPort.postMessage(first);
  setTimeout(sendNext, 100);
  return sentAt;
})()`;

export const POST_NOTHING = (tabId: number) =>
  `void self.benchPort.postMessage({ type: 'snapshot', tabId: ${tabId}, chains: [], dropped: 0 })`;

/** Adds chains: that many at a time, that often, at intervals of that many milliseconds. */
export const APPENDED = { every: 50, chains: 5, times: 160 };

/** As in the background script's outbox: first the chains as they begin, and with the next ones as they ended. */
export const APPEND = (tabId: number) => `void (() => {
  let [round, began] = [0, []];
  const chains = self.benchSnapshot.flatMap((message) => message.chains);
  const timer = setInterval(() => {
    const ended = began.map((chain) => ({ ...chain, ended: true }));
    began = chains.slice(round * ${APPENDED.chains}, (round + 1) * ${APPENDED.chains})
      .map((chain) => ({ ...chain, id: 'new-' + chain.id, ended: false }));
    self.benchPort.postMessage({
      type: 'chains-updated', tabId: ${tabId}, chains: [...ended, ...began], removed: [], dropped: 0 });
    if (++round === ${APPENDED.times}) clearInterval(timer);
  }, ${APPENDED.every});
})()`;
