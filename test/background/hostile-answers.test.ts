import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/background/capture/engine.ts';
import { type RequestDetails, toRequestEvent } from '../../src/background/capture/request-event.ts';
import type { Header } from '../../src/core/chain/chain.ts';

/** The answer to a scenario's redirect, as each browser told of it. */
function answerOf(scenario: string, engine: Engine) {
  const file = path.join(import.meta.dirname, '../fixtures', engine, `${scenario}.json`);
  const { events } = JSON.parse(readFileSync(file, 'utf8')) as {
    events: [name: string, details: RequestDetails][];
  };
  const [, details] = events.find(([name]) => name === 'onBeforeRedirect') ?? [];
  const event = details && toRequestEvent('onBeforeRedirect', details, engine);
  if (event?.kind !== 'redirect' || !event.response) throw new Error(`${scenario} redirects not`);
  return event.response;
}

const ENGINES = ['chromium', 'firefox'] as const;

describe('what a server sent', () => {
  it.each(ENGINES)('is stored unchanged, as far as %s reports it', (engine) => {
    const { headers = [] } = answerOf('markup-in-headers', engine);
    const values = (wanted: string) =>
      headers.filter(({ name }) => name === wanted).map(({ value }) => value);
    expect(values('X-Bidi')).toEqual(['\u202egpj.exe\u202c\u200b']);
    expect(values('X-Utf-8')).toEqual(['café 漢字 🦊']);
    expect(values('X-Latin-1')).toEqual(['caf\xe9 \xff\xfe']);
    expect(values('X-Tab')).toEqual(['a\tb']);
    expect(values('__proto__')).toEqual(['polluted']);
    expect(values('Set-Cookie')).toHaveLength(2);
  });

  it.each(['markup-in-headers', 'markup-in-reason', 'location-utf8', 'location-broken-utf8'])(
    'is the same in both browsers: %s',
    (scenario) => {
      const [chromium, firefox] = ENGINES.map((engine) => answerOf(scenario, engine));
      const undated = (headers: readonly Header[] = []) =>
        headers.filter(({ name }) => name !== 'Date');
      expect(undated(firefox?.headers)).toEqual(undated(chromium?.headers));
      expect(firefox?.statusLine).toBe(chromium?.statusLine);
    },
  );
});
