import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SERVERS_DOCUMENT, serversPage } from '../../../scripts/docs/servers-page.ts';

it('docs/servers.md matches the measured servers: npm run docs', () => {
  expect(readFileSync(SERVERS_DOCUMENT, 'utf8')).toBe(serversPage());
});
