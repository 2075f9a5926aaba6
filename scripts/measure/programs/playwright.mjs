import { request } from 'playwright-core';
import { sendAll } from './probe.mjs';
import { versionOf } from './version.mjs';

await sendAll(await versionOf('playwright-core'), async ({ url, method, headers, body }) => {
  const context = await request.newContext();
  await context.fetch(url, { method, headers, ...(body && { data: body }), timeout: 5000 });
  await context.dispose();
});
