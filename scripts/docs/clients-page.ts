/**
 * Writes docs/clients.md: what HTTP clients do with redirects, according to what the server received.
 *
 *     tsx scripts/docs/clients-page.ts
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { credentialExceptions, credentialsTable } from '../measure/credentials-table.ts';
import { methodTables } from '../measure/method-tables.ts';
import { clients, facts, table } from '../measure/seen.ts';

/** The file to write. */
export const CLIENTS_DOCUMENT = 'docs/clients.md';

/** The whole document. */
export function clientsPage(): string {
  return `# What other clients do

Use this page to find out what an HTTP client does with a redirect: whether it follows it, and whether it keeps the method,
the body and the credentials. ${clients.length} clients were measured against a server on loopback that returned each 3xx status.
The tables show what the server received, and apply to the listed versions.

Each client follows redirects by its own means and settings: Java's HttpClient with \`Redirect.NORMAL\`, httpx with
\`follow_redirects\`, needle with \`follow_max: 10\`, Faraday with its middleware. Clients that could not be installed on the
measuring machine are missing.
\`npm run clients:measure\` repeats the measurement, and \`npm run docs\` writes this page from
[\`lab/measured/clients.json\`](../lab/measured/clients.json) and [\`lab/measured/client-facts.json\`](../lab/measured/client-facts.json). The panel's *Clients* tab
replays a chain with a model that is tested against the same files.

${factsTable()}

## Method and body

POST, PUT, PATCH and DELETE requests had a body of 24 B. “–” means that the client doesn't follow the redirect. All responses
had a Location.

${methodTables()}

## Credentials

The table shows which credentials the redirected request contained after a GET received a 302. Authorization and Cookie were
headers set by the user; in browsers, the cookie came from their own cookie jar. Between HTTP and HTTPS, the default ports 80
and 443 and other ports were measured, because some clients make a difference. “?” means not measured.

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
      'maximum redirects',
      'sends cookies set by a redirect',
      'sends Authorization again when redirected back to the first host',
    ],
    lines,
  )}

${facts.some(({ sendsFragment }) => sendsFragment) ? 'Some' : 'None'} of them send a fragment.`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(CLIENTS_DOCUMENT, clientsPage());
  console.log(`${CLIENTS_DOCUMENT} is written`);
}
