import { describe, expect, it } from 'vitest';
import { devtoolsLog } from '../../../src/panel/network/devtools-log.ts';

const network = { onRequestFinished: { addListener: () => {} }, getHAR: () => {} };

describe('the network log of DevTools', () => {
  it('is the browser’s own where asking for earlier entries is harmless', () => {
    expect(devtoolsLog(network, {})).toBe(network);
  });

  it('can’t be asked for earlier entries in Firefox, which would ignore requests meanwhile', () => {
    const log = devtoolsLog(network, { getBrowserInfo: () => {} });
    expect(log).toEqual({ onRequestFinished: network.onRequestFinished });
  });

  it('is absent in a panel that was opened as a tab', () => {
    expect(devtoolsLog(undefined, { getBrowserInfo: () => {} })).toBeUndefined();
  });
});
