// @ts-nocheck: a plain script that only ever runs inside a browser
(globalThis.browser ?? chrome).devtools.panels.create('Probe', '', '/panel.html');
