/** Redirects at which a file ends although a script's request would follow them, if CORS let it. */
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { fromHar } from '../../../src/core/formats/har/read/from-har.ts';
import { drawHar } from '../../support/hars.ts';

const CORS = 'Sec-Fetch-Mode: cors; Origin: https://a.test';

/** Finds what there is in a file whose redirects have these response headers. */
function find(drawing: string, headers: Readonly<Record<string, string>>) {
  const { log } = drawHar(drawing);
  const more = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const entries = log.entries.map((entry) => ({
    ...entry,
    response: { ...entry.response, headers: [...entry.response.headers, ...more] },
  }));
  const file = fromHar({ log: { entries } });
  return file.ok ? file.chains.flatMap((chain) => findingsOf(chain)) : [];
}

const AT_REDIRECT = `0 GET https://api.test/v1/list 307>/v2/list.json {${CORS}; Cookie: s=1}`;
const ACAO = 'Access-Control-Allow-Origin';

describe('a redirect with which a file ends', () => {
  it.each([
    ['any origin for a request with cookies', AT_REDIRECT, '*'],
    ['another origin', AT_REDIRECT, 'https://b.test'],
    ['several origins', AT_REDIRECT.replace('; Cookie: s=1', ''), 'https://a.test, https://b.test'],
  ])('was likely refused if it allows %s', (_, drawing, allowed) => {
    const [finding, ...others] = find(drawing, { [ACAO]: allowed });
    expect(finding).toMatchObject({ id: 'cors-refused', severity: 'warning', hop: 0 });
    expect(finding?.explanation).toContain('The redirect’s target is not in the file.');
    expect(others).toEqual([]);
  });

  it.each([
    ['no cookies were sent', AT_REDIRECT.replace('; Cookie: s=1', ''), { [ACAO]: '*' }],
    ['it allows the origin', AT_REDIRECT, { [ACAO]: 'https://a.test' }],
    ['its headers allow nobody, which files may lack', AT_REDIRECT, {}],
    ['the mode is unknown', AT_REDIRECT.replace('Sec-Fetch-Mode: cors; ', ''), { [ACAO]: '*' }],
    ['the mode is another', AT_REDIRECT.replace('Mode: cors', 'Mode: no-cors'), { [ACAO]: '*' }],
    [
      'it was followed',
      `${AT_REDIRECT}\n9 GET https://api.test/v2/list.json 200 {Sec-Fetch-Mode: cors}`,
      { [ACAO]: '*' },
    ],
  ])('is not told of if %s', (_, drawing, headers) => {
    expect(find(drawing, headers)).toEqual([]);
  });
});
