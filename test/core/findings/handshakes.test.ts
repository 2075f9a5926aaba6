/** WebSocket handshakes in files. */
import { describe, expect, it } from 'vitest';
import { fromHar } from '../../../src/core/formats/har/read/from-har.ts';
import { foundIn } from '../../support/find.ts';
import { drawHar } from '../../support/hars.ts';

describe('a handshake in a file', () => {
  const chainsOf = (drawing: string) => {
    const read = fromHar(drawHar(drawing));
    return read.ok ? read.chains : [];
  };

  it.each([
    ['Chrome', '0 GET wss://a.test/cable 302>https://a.test/login websocket'],
    ['Firefox', '0 GET wss://a.test/cable 302>https://a.test/login {Sec-Fetch-Dest: empty}'],
    ['a proxy', '0 GET ws://a.test/live 301>https://a.test/live'],
    ['mitmproxy', '0 GET https://a.test/live 308>/live/ {Upgrade: WebSocket; Connection: Upgrade}'],
    ['another proxy', '0 GET http://a.test/live 302>/login {Sec-WebSocket-Key: dGhl}'],
    ['Firefox through it', '0 GET https://a.test/live 302>/login {Sec-Fetch-Mode: websocket}'],
  ])('is found redirected, as %s has it, and never followed', (_, drawing) => {
    const next = drawing.includes('login')
      ? '9 GET https://a.test/login 200 document'
      : '9 GET https://a.test/live 200\n9 GET https://a.test/live/ 200';
    const chains = chainsOf(`${drawing}\n${next}`);
    expect(chains).toHaveLength(1);
    expect(chains[0]?.hops).toHaveLength(1);
    expect(chains[0]?.cut).toBeUndefined();
    expect(chains.flatMap((chain) => foundIn('websocket-redirected', chain))).toHaveLength(1);
  });

  it('is none that is answered', () => {
    expect(chainsOf('0 GET wss://a.test/cable 101 websocket')).toEqual([]);
    expect(chainsOf('0 GET https://a.test/cable 101 {Upgrade: websocket}')).toEqual([]);
  });

  it('is followed by another handshake, as some programs do', () => {
    const chains = chainsOf(`
      0 GET https://a.test/live 307>/live/v2 {Upgrade: websocket}
      9 GET https://a.test/live/v2 101 {Upgrade: websocket}`);
    expect(chains.map(({ type, hops }) => [type, hops.length])).toEqual([['websocket', 2]]);
    expect(chains.flatMap((chain) => foundIn('websocket-redirected', chain))).toEqual([]);
  });

  it.each(['{Upgrade: h2c; Connection: Upgrade}', '{Upgrade-Insecure-Requests: 1}'])(
    'is not what upgrades to something else: %s',
    (headers) => {
      const chains = chainsOf(`
        0 GET http://a.test/x 302>/y ${headers} fetch
        9 GET http://a.test/y 200 fetch`);
      expect(chains[0]?.hops).toHaveLength(2);
    },
  );
});
