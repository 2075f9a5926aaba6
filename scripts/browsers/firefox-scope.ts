// Scripts that run in Firefox's own scope, as strings: a function's toString() would include compiler helpers that
// don't exist there. `args` contains the arguments; results are transferred as JSON.

/** Precedes every script about a tab: the one with that browser ID, or the first one. */
export const prelude = (browserId: number | undefined) => `
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const tabs = [...Services.wm.getEnumerator('navigator:browser')].flatMap(
    ({ gBrowser }) => gBrowser.tabs);
  const tab = tabs.find(({ linkedBrowser }) => linkedBrowser.browserId === ${browserId}) ?? tabs[0];
  const window = tab.ownerDocument.defaultView;
  const sleep = (ms) => new Promise((resolve) => window.setTimeout(resolve, ms));
  const toolbox = () => gDevTools.getToolboxForTab(tab);
  const panelBrowser = () => {
    const frames = toolbox() ? [...toolbox().doc.querySelectorAll('iframe')] : [];
    const frame = frames.find(({ id }) => id.includes('webext-devtools-panel'));
    const browser = frame && frame.contentDocument.querySelector('browser');
    if (!browser) throw new Error('DevTools is not open');
    return browser;
  };
  // Marionette's own actor runs script in any document, whatever its content security policy.
  const actorOf = (context) => context.currentWindowGlobal.getActor('MarionetteCommands');
  const evaluateIn = (context, expression) => actorOf(context).executeScript(
    'return (async () => JSON.stringify(await (' + expression + '\\n)))()', [],
    { async: false, timeout: 120000, sandboxName: null, newSandbox: true });
  const clickIn = async (context, selector) => {
    const actor = actorOf(context);
    const element = await actor.findElement('css selector', selector, { timeout: 2000 });
    const capabilities = { 'moz:webdriverClick': true, 'moz:accessibilityChecks': false };
    const clicked = actor.clickElement(element, { toJSON: () => capabilities });
    // Where the click leads to another document, that may take this one's place before it answers.
    await clicked.catch((error) => {
      if (error.name !== 'AbortError') throw error;
    });
  };
  const snapshot = async (context) => {
    const bitmap = await context.currentWindowGlobal.drawSnapshot(null, 1, 'white');
    const canvas = window.document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  };
  const extension = (id) => WebExtensionPolicy.getByID(id).extension;
  // Firefox 140 has only the older of the two.
  const sendMouse = (view, type, x, y, { button, clickCount = 0, buttons }) =>
    view.synthesizeMouseEvent
      ? view.synthesizeMouseEvent(type, x, y, { button, clickCount, buttons }, {})
      : view.windowUtils.sendMouseEvent(
          type, x, y, button, clickCount, 0, false, 0, 1, false, false, buttons);
`;

/** (url): waits for the end of the load, however it ends. */
export const NAVIGATE = `
  const { STATE_START, STATE_STOP, STATE_IS_WINDOW } = Ci.nsIWebProgressListener;
  const browser = tab.linkedBrowser;
  let started = false, stopped = false;
  const listener = {
    QueryInterface: ChromeUtils.generateQI(['nsIWebProgressListener', 'nsISupportsWeakReference']),
    onStateChange(progress, request, flags) {
      if (!progress.isTopLevel || !(flags & STATE_IS_WINDOW)) return;
      if (flags & STATE_START) started = true;
      if (flags & STATE_STOP && started) stopped = true; // not the load that this one interrupts
    },
  };
  browser.addProgressListener(listener, Ci.nsIWebProgress.NOTIFY_STATE_ALL);
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  browser.fixupAndLoadURIString(args[0], { triggeringPrincipal });
  // A load that Firefox refuses outright, as for port 1, reports nothing at all; one that takes the place of another,
  // which has just begun, may report no end.
  for (let ms = 0, idle = 0; !stopped && (started ? idle < 1000 : ms < 1000); ms += 10) {
    if (ms >= 30000) throw new Error('Navigation timed out: ' + args[0]);
    await sleep(10);
    idle = browser.webProgress.isLoadingDocument ? 0 : idle + 10;
  }
  browser.removeProgressListener(listener);
  // A load that turns into a download may have moved the tab to another process, and back again later.
  let settled = 0, last;
  for (let ms = 0; settled < 3 && ms < 5000; ms += 20) {
    const context = browser.browsingContext;
    const isAlive = await evaluateIn(context, 'true').catch(() => false);
    const { innerWindowId } = context.currentWindowGlobal;
    settled = isAlive && innerWindowId === last ? settled + 1 : 0;
    last = innerWindowId;
    await sleep(20);
  }
`;

/** (place): opens a blank tab; returns its browser ID. */
export const OPEN_TAB = `
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  if (args[0] === 'tab') {
    return window.gBrowser.addTab('about:blank', { triggeringPrincipal }).linkedBrowser.browserId;
  }
  const opened = window.OpenBrowserWindow({ private: args[0] === 'private window' });
  while (!opened.gBrowserInit?.delayedStartupFinished) await sleep(20);
  return opened.gBrowser.selectedBrowser.browserId;
`;

/** (url): returns the browser ID of the tab that shows it, or null. */
export const FIND_TAB = `
  const found = tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === args[0]);
  return found ? found.linkedBrowser.browserId : null;
`;

export const FORGET_PAGES = `
  for (const other of tabs) if (other !== tab) other.ownerGlobal.gBrowser.removeTab(other);
  const { CLEAR_COOKIES, CLEAR_ALL_CACHES, CLEAR_DOM_STORAGES } = Ci.nsIClearDataService;
  const what = CLEAR_COOKIES | CLEAR_ALL_CACHES | CLEAR_DOM_STORAGES;
  await new Promise((resolve) => Services.clearData.deleteData(what, { onDataDeleted: resolve }));
`;

export const CLOSE_TAB = 'window.gBrowser.removeTab(tab);';

/** (title, show): the extension's tool appears shortly after the toolbox, and loads only when it is shown. */
export const OPEN_DEVTOOLS = `
  window.gBrowser.selectedTab = tab;
  const toolbox_ = toolbox() || (await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole' }));
  const mine = () => toolbox_.getAdditionalTools().find(({ label }) => label === args[0]);
  for (let ms = 0; !mine(); ms += 20) {
    if (ms >= 15000) throw new Error('The toolbox has no panel titled ' + args[0]);
    await sleep(20);
  }
  if (args[1]) await toolbox_.selectTool(mine().id);
`;

/** (name, text, count): drops a HAR file on the Network panel; returns what it lists afterward, as JSON. */
export const IMPORT_HAR = `
  const view = (await toolbox().selectTool('netmonitor')).panelWin;
  const target = view.document.querySelector('.dropHarFiles').parentNode;
  const dataTransfer = new view.DataTransfer();
  dataTransfer.items.add(new view.File([args[1]], args[0]));
  for (const type of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new view.DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  const requests = () => view.store.getState().requests.requests;
  const rows = () => view.document.querySelectorAll('.request-list-item');
  for (let ms = 0; requests().length !== args[2] || rows().length !== args[2]; ms += 20) {
    if (ms >= 10000) throw new Error('Firefox lists ' + requests().length + ' requests in ' +
      rows().length + ' rows, not ' + args[2]);
    await sleep(20);
  }
  return JSON.stringify(requests().map(({ method, url, status, responseHeaders }) => ({
    method, url, status: Number(status),
    location: responseHeaders.headers.find(({ name }) => name.toLowerCase() === 'location')?.value ?? '',
  })));
`;

export const CLOSE_DEVTOOLS = `
  await gDevTools.closeToolboxForTab(tab);
  while (toolbox()) await sleep(10);
`;

/** Gives the panel the keyboard focus, of which its own process learns later. */
export const FOCUS_PANEL = `panelBrowser().focus();`;

/**
 * (keys): presses them in order and releases them in reverse. Without its code, the space bar has no effect on a
 * button.
 */
export const PRESS = `
  const view = toolbox().win;
  const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!input.beginInputTransactionForTests(view)) throw new Error('Firefox refuses the keyboard');
  const events = args[0].map((key) => 
    new view.KeyboardEvent('', { key, keyCode: key === ' ' ? 32 : 0 }));
  for (const event of events) input.keydown(event);
  for (const event of events.reverse()) input.keyup(event);
`;

/** (x, y): in the panel's CSS pixels. Marionette's own click supports only one button. */
export const RIGHT_CLICK = `
  const { left, top } = panelBrowser().getBoundingClientRect();
  const view = panelBrowser().ownerDocument.defaultView;
  for (const type of ['mousedown', 'contextmenu', 'mouseup']) {
    sendMouse(view, type, left + args[0], top + args[1], { button: 2, clickCount: 1 });
  }
`;

/** (x, y, byX): in CSS pixels of the panel, which is in a different process from the one that sends the events. */
export const DRAG = `
  const browser = panelBrowser();
  const box = browser.getBoundingClientRect();
  const view = browser.ownerDocument.defaultView;
  const [x, y, byX] = args;
  const send = (type, at, buttons) =>
    sendMouse(view, type, box.x + at, box.y + y, { button: 0, buttons, clickCount: 1 });
  send('mousemove', x, 0);
  send('mousedown', x, 1);
  for (const share of [0.25, 0.5, 0.75, 1]) send('mousemove', x + byX * share, 1);
  send('mouseup', x + byX, 0);
`;

/** (width, height or null): resizes the window by what the panel lacks. */
export const RESIZE = `
  if (toolbox().hostType !== 'window') await toolbox().switchHost('window');
  const panel = panelBrowser().getBoundingClientRect();
  const top = toolbox().topWindow;
  top.resizeBy(Math.round(args[0] - panel.width), args[1] ? Math.round(args[1] - panel.height) : 0);
`;

export const SCREENSHOT = `
  const isApart = toolbox() && toolbox().hostType === 'window';
  return snapshot((isApart ? toolbox().topWindow : window).browsingContext);
`;

/** (id): like the idle timer, but without checking whether a listener is still running. */
export const STOP_BACKGROUND = `
  await extension(args[0]).terminateBackground({
    ignoreDevToolsAttached: true, disableResetIdleForTest: true,
  });
`;

/** (id, expression): starts the event page if necessary. */
export const EVALUATE_IN_BACKGROUND = `
  const view = () => [...extension(args[0]).views].find((each) => each.viewType === 'background');
  if (extension(args[0]).backgroundState !== 'running') await extension(args[0]).wakeupBackground();
  for (let ms = 0; !view(); ms += 20) {
    if (ms >= 10000) throw new Error('The background does not start');
    await sleep(20);
  }
  return evaluateIn(view().xulBrowser.browsingContext, args[1]);
`;
