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
  ])('is found redirected, as %s has it, and never followed', (_, drawing) => {
    const next = drawing.includes('login')
      ? '9 GET https://a.test/login 200 document'
      : '9 GET https://a.test/live 200';
    const chains = chainsOf(`${drawing}\n${next}`);
    expect(chains).toHaveLength(1);
    expect(chains[0]?.hops).toHaveLength(1);
    expect(chains[0]?.cut).toBeUndefined();
    expect(chains.flatMap((chain) => foundIn('websocket-redirected', chain))).toHaveLength(1);
  });

  it('is none that is answered', () => {
    expect(chainsOf('0 GET wss://a.test/cable 101 websocket')).toEqual([]);
  });
});
