/**
 * Writes docs/clients.md: what HTTP clients do with redirects, from what the server saw of them.
 *
 *     tsx scripts/docs/clients-page.ts
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { credentialExceptions, credentialsTable } from '../measure/credentials-table.ts';
import { methodTables } from '../measure/method-tables.ts';
import { clients, facts, table } from '../measure/seen.ts';

/** The file that is written. */
export const CLIENTS_DOCUMENT = 'docs/clients.md';

/** The whole document. */
export function clientsPage(): string {
  return `# What other clients do

${clients.length} HTTP clients were sent to a server on loopback that answered with each 3xx status, and this is what it
saw of them. \`npm run clients:measure\` measures them anew, \`npm run docs\` writes this page from
[\`lab/clients.json\`](../lab/clients.json) and [\`lab/client-facts.json\`](../lab/client-facts.json), and the panel's *Other
clients* replays a chain by a model that is held to them. Each client follows by its own means with its own settings: Java's
HttpClient with \`Redirect.NORMAL\`, httpx with \`follow_redirects\`, Faraday with its middleware. A client that could not be
installed where this was measured is not here. The tables hold for these versions.

${factsTable()}

## Method and body

POST, PUT, PATCH and DELETE had a body of 24 B. “–”: the client does not follow. All answers had a Location.

${methodTables()}

## Credentials

An Authorization and a Cookie header that the user set, on a GET that met 302; of browsers, the cookie of their own jar.
Which of them the request for the Location had is below. No port was its scheme's default, and no host a subdomain of the
other: some clients are known to look at that too.

${credentialsTable()}

${credentialExceptions()}
`;
}

function factsTable(): string {
  const lines = facts.map(({ client, version, limit, keepsCookies, restoresAuthorization }) => [
    client,
    version,
    limit === null ? 'more than 100' : String(limit),
    keepsCookies ? 'yes' : '–',
    restoresAuthorization ? 'yes' : '–',
  ]);
  return `${table(
    [
      'client',
      'version',
      'redirects at most',
      'sends cookies that a redirect set',
      'sends Authorization again when it is led back to the first host',
    ],
    lines,
  )}

${facts.some(({ sendsFragment }) => sendsFragment) ? 'Some' : 'None'} of them sends a fragment.`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(CLIENTS_DOCUMENT, clientsPage());
  console.log(`${CLIENTS_DOCUMENT} is written`);
}
