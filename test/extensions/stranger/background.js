// @ts-nocheck: a plain script that only ever runs inside a browser
// Another extension that knows Detour's id and how its panel speaks, and tells what it gets to hear.
const { runtime } = globalThis.browser ?? chrome;
const SUBSCRIBE = { type: 'subscribe', tabId: 4242, recording: true, preserveLog: true };

/** Resolves when the other side has closed the port, with what it had said. */
const overPort = (id) =>
  new Promise((resolve) => {
    const heard = [];
    const port = runtime.connect(id, { name: 'panel' });
    port.onMessage.addListener((message) => heard.push(message));
    port.onDisconnect.addListener(() => {
      void runtime.lastError;
      resolve({ heard, refused: true });
    });
    port.postMessage(SUBSCRIBE);
  });

const byMessage = (id) =>
  runtime.sendMessage(id, SUBSCRIBE).then(
    (answer) => ({ heard: answer === undefined ? [] : [answer], refused: false }),
    () => ({ heard: [], refused: true }),
  );

runtime.onMessage.addListener((id, _sender, answer) => {
  Promise.all([overPort(id), byMessage(id)]).then(answer);
  return true;
});
