/** Parameters of URLs in a table, and values that are decoded on demand. */
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../../lab/scenarios/index.ts';
import { playScenario } from '../../../scripts/demo/play.ts';
import { openChain, showTab, waitForRows } from '../../../scripts/pictures/panel-page.ts';
import { browserForTests, browserName } from '../harness.ts';

const harness = browserForTests();

const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const TOKEN = `${json({ alg: 'RS256' })}.${json({ sub: 'ada', exp: 1_800_000_000 })}.c2ln`;
const REQUEST =
  '<samlp:AuthnRequest><saml:Issuer>https://a.test/\u202E</saml:Issuer></samlp:AuthnRequest>';
const SAML = deflateRawSync(REQUEST).toString('base64');

/** Has the page request an address with parameters, which redirects to one without, and opens the chain. */
async function openRequest(params: Record<string, string>, init: RequestInit = {}): Promise<void> {
  const { browser, lab } = harness;
  const url = `${lab.origin}/s/get-302/old?${new URLSearchParams(params)}`;
  await browser.page.evaluate(
    `fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then((it) => it.text()).then(() => true)`,
  );
  const [row] = await waitForRows(browser, 'rows.length === 1 && !rows[0].pending', 'a chain');
  await openChain(browser, row?.id ?? '');
}

const texts = (selector: string) =>
  harness.browser.panel.evaluate<string[]>(
    `[...document.querySelectorAll('[role=tabpanel] ${selector}')].map((it) => it.innerText.trim())`,
  );

/** Unfolds what stands under a name in a hop. */
async function unfold(hop: number, part: string): Promise<void> {
  const details = `document.querySelector('[data-hop-index="${hop}"] [data-part=${part}]')`;
  await harness.browser.panel.evaluate(`void ${details}.querySelector('summary').click()`);
  await harness.browser.waitForPanel(`${details}.querySelector('table') && true`, part);
}

/** Presses the first button that decodes something, by keyboard, and waits for what is beneath. */
async function decode(within: string): Promise<string> {
  const { browser } = harness;
  await browser.panel.evaluate(`document.querySelector('${within} .decode').focus()`);
  await browser.panel.press('Enter');
  return browser.waitForPanel<string>(
    `document.querySelector('${within} [data-part=decoded]')?.innerText`,
    'what was decoded',
  );
}

describe(`the parameters of a URL in ${browserName}`, () => {
  it('are decoded, beside those of the previous hop', async () => {
    await openRequest({ q: 'tea & milk', page: '2' });
    await unfold(0, 'query');
    expect(await texts('[data-hop-index="0"] [data-part=query] tbody tr')).toEqual([
      expect.stringMatching(/^q\s+tea & milk$/),
      expect.stringMatching(/^page\s+2$/),
    ]);
    expect(await texts('[data-part=location-query] summary')).toEqual([
      'Location query: no parameters, 2 removed',
    ]);
    await unfold(1, 'query');
    expect(await texts('[data-hop-index="1"] [data-kind=removed] th')).toEqual(['q', 'page']);
  });
});

/** Plays a scenario, which leaves its chain open. */
async function play(id: string): Promise<void> {
  const scenario = findScenario(id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  await playScenario(harness.browser, harness.lab, scenario);
}

describe(`a decoded value in ${browserName}`, () => {
  it('shows a JWT’s claims and times, a warning, and no verified signature', async () => {
    await openRequest({ id_token: TOKEN, plain: 'words only' });
    await unfold(0, 'query');
    expect(await texts('[data-hop-index="0"] .decode')).toEqual(['Decode']);
    const shown = await decode('[data-hop-index="0"]');
    expect(shown).toContain('"sub": "ada"');
    expect(shown).toContain('exp: 2027-01-15 08:00:00 UTC');
    expect(shown).toContain('The signature was not verified');
    expect(shown).toContain('May contain secrets. Decoded locally; nothing is sent.');
    await harness.browser.panel.press('Enter');
    await harness.browser.waitForPanel(
      `!document.querySelector('[data-part=decoded]')`,
      'it to be folded',
    );
  });

  it('shows a SAMLRequest decompressed and formatted, hiding nothing', async () => {
    await openRequest({ SAMLRequest: SAML });
    await unfold(0, 'query');
    const shown = await decode('[data-hop-index="0"]');
    expect(shown).toContain('<samlp:AuthnRequest>\n  <saml:Issuer>https://a.test/\\u{202E}');
  });

  it('is found in a Location and in a fragment, as in sign-ins', async () => {
    await play('saml-logout');
    await unfold(0, 'location-query');
    expect(await decode('[data-hop-index="0"]')).toContain('>ada</saml:NameID>');
    await play('oidc-implicit');
    await unfold(2, 'query');
    expect(await decode('[data-hop-index="2"]')).toContain('"sub": "ada"');
    expect(await texts('[data-hop-index="2"] [data-kind=added] th')).toEqual([
      '#id_token',
      '#state',
    ]);
  });

  it.each([
    ['a form', 'application/x-www-form-urlencoded', `plain=words&id_token=${TOKEN}`],
    ['JSON', 'application/json', JSON.stringify({ plain: 'words', user: { id_token: TOKEN } })],
  ])('is found in the body of %s', async (_, type, body) => {
    const headers = { 'Content-Type': type };
    await openRequest({}, { method: 'POST', headers, body });
    await showTab(harness.browser, 'body');
    expect(await texts('[data-of-hop="0"] .decode')).toEqual(['Decode']);
    expect(await decode('[data-of-hop="0"]')).toContain('"sub": "ada"');
  });

  it('is found in a header with credentials', async () => {
    const credentials = Buffer.from('ada:lovelace').toString('base64');
    await openRequest({}, { headers: { Authorization: `Basic ${credentials}` } });
    await showTab(harness.browser, 'headers');
    expect(await decode('[data-of-hop="0"]')).toContain('ada:lovelace');
  });

  it('has a sentence that says why it can’t be decoded', async () => {
    await openRequest({ SAMLResponse: Buffer.from('neither of the two').toString('base64') });
    await unfold(0, 'query');
    expect(await decode('[data-hop-index="0"]')).toBe(
      'SAML bindings use XML or DEFLATE-compressed XML; this value is neither.',
    );
  });
});
