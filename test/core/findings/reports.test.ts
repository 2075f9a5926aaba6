/** Chains as people reported them: what must be said of each file, and what must not. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { earlierOf } from '../../../src/core/findings/earlier.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { findingsOf } from '../../../src/core/findings/index.ts';
import { toSnippets } from '../../../src/core/formats/fixes/index.ts';
import { parseHar } from '../../support/parse-har.ts';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/reports');

/** What is found in each chain of a file. */
function findingsIn(file: string): Finding[][] {
  const result = parseHar(readFileSync(path.join(FOLDER, `${file}.har`), 'utf8'));
  if (!result.ok) throw new Error(result.problem);
  const { chains } = result;
  return chains.map((chain) =>
    findingsOf(
      chain,
      chains.find(({ id }) => id === chain.link?.from),
      earlierOf(chain, chains),
    ),
  );
}

const textOf = ({ text, explanation, remedy = '' }: Finding) => `${text} ${explanation} ${remedy}`;

interface Report {
  readonly file: string;
  /** By chain: severity and rule of each finding, gravest first. */
  readonly found: readonly (readonly string[])[];
  /** What the first finding conveys. */
  readonly says: readonly RegExp[];
  /** What no finding says. */
  readonly never: readonly RegExp[];
}

const REPORTS: readonly Report[] = [
  {
    file: 'give-01-slash-by-http',
    found: [['error own-address-unknown']],
    says: [/X-Forwarded-Proto/, /request the path \/v1\/notes\/ directly/],
    never: [/redirect HTTP to HTTPS/],
  },
  {
    file: 'give-02-inner-port-leaks',
    found: [['error own-address-unknown']],
    says: [
      /www\.example\.test:8080/,
      /absolute_redirect off.*port_in_redirect off/,
      /Forwarded-Port/,
    ],
    never: [],
  },
  {
    file: 'give-03-api-answered-by-sign-in-page',
    found: [['warning call-sent-to-sign-in'], ['warning call-sent-to-sign-in']],
    says: [/as if its request had succeeded/, /response\.redirected/, /Return 401 to requests/],
    never: [/307/],
  },
  {
    file: 'give-04-api-redirected-to-identity-provider',
    found: [['error call-sent-to-sign-in']],
    says: [/session has likely ended/, /no CORS header/, /Return 401/, /navigate/],
    never: [/Send “?Access-Control/],
  },
  {
    file: 'give-05-delete-goes-on',
    found: [['warning method-kept-here']],
    says: [
      /repeat DELETE at \/customers\/1/,
      /likely handled the DELETE, too/,
      /Return 303 from the app/,
    ],
    never: [/307/],
  },
  {
    file: 'give-06-callback-reports-its-own-error',
    found: [['warning cookie-not-sent']],
    says: [/oauth_state/, /same host that receives its response/],
    never: [/returns? no state|didn’t return it/],
  },
  {
    file: 'give-07-path-grows',
    found: [['error growing-url']],
    says: [/add “de” to the path/, /This is a loop/],
    never: [/don’t repeat/, /directly to/],
  },
  {
    file: 'give-08-saml-answer-without-cookie',
    found: [[], ['warning cookies-withheld-from-post', 'info post-became-get']],
    says: [],
    never: [/dropped/, /Return 307|return 307/],
  },
  {
    file: 'give-09-host-in-path',
    found: [['warning open-redirect-suspect']],
    says: [/path contains elsewhere\.test/, /Reduce leading slashes and backslashes/],
    never: [],
  },
  {
    file: 'give-10-callback-address-by-http',
    found: [['error callback-by-http']],
    says: [/“redirect_uri” is http:\/\/app\.example\.test/, /returned 400/, /X-Forwarded-Proto/],
    never: [],
  },
  { file: 'give-controls', found: [[], [], [], [], []], says: [], never: [] },
  {
    file: '01-cors-refused-on-form-post',
    found: [['info post-became-get']],
    says: [/likely intended/],
    never: [/CORS/],
  },
  { file: '02-get-with-content-type-has-no-body', found: [[]], says: [], never: [] },
  { file: '06-https-to-http-end-not-in-file', found: [[]], says: [], never: [] },
  { file: '08-api-key-that-is-a-public-name', found: [[]], says: [], never: [] },
  {
    file: '11-form-post-taken-in-told-as-lost',
    found: [['info post-became-get']],
    says: [/likely intended/],
    never: [/dropped|lost/],
  },
  {
    file: '13-two-cookies-comes-back',
    found: [['info waits-for-cookie', 'info permanent-sets-cookie']],
    says: [/includes the cookies visid_1 and ses_1/],
    never: [],
  },
  {
    file: '17-loop-in-a-proxys-file-SYNTHETIC',
    found: [['error redirect-loop']],
    says: [/Loop of 1 URL, 21 iterations/],
    never: [/directly to|TLS/],
  },
];

describe.each(REPORTS)('$file', ({ file, found, says, never }) => {
  const findings = findingsIn(file);

  it('is found to be what it is, and told with what helps and without what does not', () => {
    expect(findings.map((all) => all.map(({ severity, id }) => `${severity} ${id}`))).toEqual(
      found,
    );
    for (const what of says) expect(findings[0]?.map(textOf)[0]).toMatch(what);
    for (const text of findings.flat().map(textOf)) {
      for (const what of never) expect(text).not.toMatch(what);
    }
  });

  it('is given no lines that make a plain http Location again', () => {
    const fixes = findings.flat().flatMap((finding) => finding.fixes ?? []);
    const lines = fixes
      .flatMap((fix) => toSnippets(fix))
      .filter(({ server }) => server === 'nginx');
    for (const { text } of lines) expect(text).toMatch(/absolute_redirect off|return \d+ "?https:/);
  });
});

it('names the cookie that the sign-in set in another chain', () => {
  const [, [finding]] = findingsIn('give-08-saml-answer-without-cookie') as [Finding[], Finding[]];
  expect(finding?.text).toContain('without the cookie saml_request');
  expect(finding?.remedy).toContain('“SameSite=None; Secure”');
});
