import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CLIENTS_DOCUMENT, clientsPage } from '../../../scripts/docs/clients-page.ts';

it('docs/clients.md matches the measured clients: npm run docs', () => {
  expect(readFileSync(CLIENTS_DOCUMENT, 'utf8')).toBe(clientsPage());
});
