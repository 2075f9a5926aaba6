import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toCsv } from '../../../src/core/formats/csv.ts';
import { toHar } from '../../../src/core/formats/har/write/to-har.ts';
import type { ExportFormat } from '../../../src/core/formats/index.ts';
import { toMarkdown } from '../../../src/core/formats/markdown.ts';
import { toNdjson } from '../../../src/core/formats/ndjson/ndjson.ts';
import { previewRedaction } from '../../../src/core/redact/redact.ts';
import type { FileTask } from '../../../src/panel/export/export-file.ts';
import { createExports } from '../../../src/panel/export/exports.ts';
import {
  type DoTask,
  failureText,
  type Task,
  type TaskListener,
} from '../../../src/panel/export/steps.ts';
import { work } from '../../../src/panel/export/work.ts';
import { exportView } from '../../../src/panel/sessions/session-view.ts';
import { createStore, initialState } from '../../../src/panel/state/store.ts';
import { anEvent } from '../../support/arbitrary.ts';
import { record, recordAll } from '../../support/chains.ts';

const creator = { name: 'Detour', version: '1.0.0' };
const browser = { name: 'Chrome', version: '156' };
const task = (format: ExportFormat, includeSecrets = false): FileTask['task'] => ({
  type: 'write',
  format,
  includeSecrets,
  secretNames: ['tenant'],
  dropped: 3,
  creator,
  browser,
});

describe('what the worker writes', () => {
  const whole: Record<
    Exclude<ExportFormat, 'report'>,
    (chains: ReturnType<typeof recordAll>, task: FileTask['task']) => string
  > = {
    har: (chains, options) =>
      `${JSON.stringify(toHar(chains, { ...options, browser }), null, 2)}\n`,
    ndjson: toNdjson,
    csv: toCsv,
    markdown: toMarkdown,
  };
  const manyEvents = fc.array(anEvent, { maxLength: 60, size: 'max' });

  it.each(Object.keys(whole) as (keyof typeof whole)[])(
    'is the same in pieces as a whole: %s',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(manyEvents, fc.boolean(), async (events, includeSecrets) => {
          const chains = recordAll(events);
          const what = task(format, includeSecrets);
          const outcome = await work(chains, what, () => {});
          const text = outcome.type === 'file' ? await outcome.blob.text() : '';
          expect(text).toBe(
            new TextDecoder().decode(new TextEncoder().encode(whole[format](chains, what))),
          );
        }),
      );
    },
  );

  it('is reported while it is written', async () => {
    const chains = Array.from({ length: 2000 }, (_, id) =>
      record(
        `GET http://a.test/?code=secret-${id} {X: ${'x'.repeat(500)}} 302 / GET http://a.test/x 200`,
        {
          requestId: String(id),
        },
      ),
    );
    const shares: number[] = [];
    await work(chains, task('har'), (share) => shares.push(share));
    expect(shares.length).toBeGreaterThan(20);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('omits and counts what can’t be written', async () => {
    const good = record('GET http://a.test/ 302 / GET http://a.test/x 200');
    const bad = {
      ...good,
      get hops(): never {
        throw new RangeError('made to fail');
      },
    };
    const outcome = await work([good, bad, good], task('csv'), () => {});
    expect(outcome).toMatchObject({ type: 'file', leftOut: 1 });
    expect(outcome.type === 'file' && (await outcome.blob.text())).toBe(
      toCsv([good, good], task('csv')),
    );
    await expect(work([bad], task('csv'), () => {})).rejects.toThrow('made to fail');
  });

  it('is nothing if only a preview of the redaction was requested', async () => {
    const chains = [record('GET http://a.test/?tenant=acme 302 / GET http://a.test/x 200')];
    const secretNames = ['tenant'];
    expect(await work(chains, { type: 'preview', secretNames }, () => {})).toEqual({
      type: 'preview',
      replaced: previewRedaction(chains, { secretNames }),
    });
  });
});

describe('writing files', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function setUp() {
    const store = createStore(initialState(7));
    const done: { task: Task; listener: TaskListener; stopped: boolean }[] = [];
    const doTask: DoTask = (_chains, given, listener) => {
      const one = { task: given, listener, stopped: false };
      done.push(one);
      return () => {
        one.stopped = true;
      };
    };
    const save = vi.fn();
    const exports = createExports(store, doTask, save, { version: '1.0.0', userAgent: '' });
    /** Writes a file at a second of its own, which its name tells. */
    const write = (second: number) => {
      vi.setSystemTime(new Date(2026, 0, 31, 9, 5, second));
      exports.write([], { ...options, source: undefined });
    };
    return { store, done, save, exports, write, said: () => exportView(store.getState())?.text };
  }
  const blob = new Blob(['x']);
  const options = {
    format: 'har',
    includeSecrets: false,
    secretNames: [],
    dropped: 0,
    open: undefined,
  } as const;
  const [A, B, C] = [1, 2, 3].map((second) => `redirects-2026-01-31-09-05-0${second}.har`);

  it('saves one after another, and shows no progress for a quick one', () => {
    const { done, save, write, said } = setUp();
    write(1);
    write(2);
    expect(done).toHaveLength(1);
    done[0]?.listener.progress(0.3);
    expect(said()).toBeUndefined();
    done[0]?.listener.done({ type: 'file', blob });
    expect(done).toHaveLength(2);
    done[1]?.listener.done({ type: 'file', blob });
    expect(save.mock.calls).toEqual([
      [blob, A],
      [blob, B],
    ]);
    vi.runAllTimers();
    expect(said()).toBeUndefined();
  });

  it('shows the progress if it takes a while, until it is done', () => {
    const { done, write, said } = setUp();
    write(1);
    done[0]?.listener.progress(0.309);
    vi.advanceTimersByTime(1000);
    expect(said()).toBe(`Writing ${A}… 30%`);
    done[0]?.listener.progress(0.5);
    expect(said()).toBe(`Writing ${A}… 50%`);
    done[0]?.listener.done({ type: 'file', blob });
    expect(said()).toBeUndefined();
  });

  it('stops, discards the waiting files, and saves none of them', () => {
    const { done, save, exports, write, said } = setUp();
    write(1);
    write(2);
    vi.advanceTimersByTime(1000);
    exports.cancel();
    expect(done).toMatchObject([{ stopped: true }]);
    expect(said()).toBeUndefined();
    write(3);
    done[1]?.listener.done({ type: 'file', blob });
    expect(save.mock.calls).toEqual([[blob, C]]);
  });

  it('reports what could not be written, and continues', () => {
    const { done, save, store, write } = setUp();
    write(1);
    write(2);
    done[0]?.listener.done({ type: 'failed', problem: 'No room.' });
    expect(store.getState().importProblems).toEqual([`${A}: No room.`]);
    done[1]?.listener.done({ type: 'file', blob });
    expect(save).toHaveBeenCalledOnce();
  });

  it('previews the redaction, independently of the files, until it is canceled', () => {
    const { done, exports } = setUp();
    const take = vi.fn();
    const stop = exports.preview([], ['tenant'], take);
    expect(done[0]?.task).toEqual({ type: 'preview', secretNames: ['tenant'] });
    done[0]?.listener.done({ type: 'preview', replaced: [] });
    expect(take.mock.calls).toEqual([[{ type: 'preview', replaced: [] }]]);
    stop();
    expect(done[0]?.stopped).toBe(true);
  });

  it('reports a failed preview as failed, not as nothing to replace', () => {
    const { exports, done } = setUp();
    const take = vi.fn();
    exports.preview([], [], take);
    const problem = failureText({ type: 'preview', secretNames: [] }, 'no memory');
    done[0]?.listener.done({ type: 'failed', problem });
    expect(take.mock.calls).toEqual([
      [{ type: 'failed', problem: 'Couldn’t search for secrets: no memory.' }],
    ]);
  });
});
