import { describe, expect, it } from 'vitest';
import { layersView } from '../../../../src/panel/details/hops/layers-view.ts';
import { record } from '../../../support/chains.ts';

const viewOf = (headers: string) =>
  layersView(record(`GET http://a.test/ 302 {${headers}} / GET http://a.test/b 200`).hops[0]);

describe('who sent a hop’s response', () => {
  it('is the sender, followed by what it passed through, each with its evidence', () => {
    expect(viewOf('X-Powered-By: Express; Server: nginx')).toEqual({
      brief: 'by Express, via nginx',
      rows: [
        {
          part: 'author',
          name: 'Sent by',
          layer: 'Express',
          level: { word: 'declared', meaning: 'A response header names it' },
          evidence: 'X-Powered-By: Express',
        },
        {
          part: 'passed',
          name: 'Passed through',
          layer: 'nginx',
          level: { word: 'declared', meaning: 'A response header names it' },
          evidence: 'Server: nginx',
        },
      ],
    });
  });

  it('is described as unknown if the response does not show its sender', () => {
    expect(viewOf('Server: cloudflare')?.rows[0]).toMatchObject({
      layer: 'the response doesn’t show it',
      level: undefined,
    });
  });

  it('is omitted if nothing is known', () => {
    expect(viewOf('Vary: Accept')).toBeUndefined();
  });

  it('includes the name that a sender gives itself, with control characters made visible', () => {
    expect(viewOf('X-Redirect-By: evil\u202Eedge')?.brief).not.toContain('\u202E');
  });
});
