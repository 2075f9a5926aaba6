/** The cost of the recorder: events per second, compared with a bare loop that only puts the same events into a map. */
import type { RequestEvent } from '../src/core/chain/chain.ts';
import { type OpenRequests, record } from '../src/core/record/recorder.ts';
import { events } from '../test/support/chains.ts';
import { median } from './median.ts';

const ROUNDS = 21;
const REQUESTS = 20_000;

const PLAIN = 'GET http://a.test/image.png {Accept: image/*; Referer: http://a.test/} 200';
const CHAIN =
  'POST http://a.test/old (24 B) {Content-Type: text/plain; Accept: */*} 307 / ' +
  'POST http://a.test/new (24 B) {Content-Type: text/plain; Accept: */*} 302 / GET http://b.test/done 200';

/** A day's traffic in miniature: one in three requests redirects, eight are in flight at a time. */
function traffic(): RequestEvent[] {
  const all: RequestEvent[] = [];
  for (let first = 0; first < REQUESTS; first += 8) {
    const streams = Array.from({ length: 8 }, (_, i) => {
      const id = first + i;
      return events(id % 3 === 0 ? CHAIN : PLAIN, { requestId: String(id) });
    });
    for (let turn = 0; streams.some((stream) => turn < stream.length); turn++) {
      for (const stream of streams) all.push(...stream.slice(turn, turn + 1));
    }
  }
  return all;
}

function fillMap(all: readonly RequestEvent[]): number {
  const map = new Map<string, RequestEvent>();
  for (const event of all) map.set(event.requestId, event);
  return map.size;
}

function recordAll(all: readonly RequestEvent[]): number {
  const open: OpenRequests = new Map();
  let redirected = 0;
  for (const event of all) if (record(open, event).hops.length > 1) redirected++;
  return redirected;
}

function time(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Measures and prints the results. */
export function benchRecorder(): void {
  const all = traffic();
  const rounds = Array.from({ length: ROUNDS }, () => ({
    bare: time(() => fillMap(all)),
    recorder: time(() => recordAll(all)),
  })).slice(1); // the first run is a warm-up
  const bare = median(rounds.map((round) => round.bare));
  const recorder = median(rounds.map((round) => round.recorder));
  const ratio = median(rounds.map((round) => round.recorder / round.bare));
  const rate = (ms: number) => `${((all.length / ms) * 1000).toExponential(2)} events/s`;
  console.log(
    `recorder, ${all.length} events, one request in three redirected, ${rounds.length} rounds`,
  );
  console.log(`  bare map        ${rate(bare)}`);
  console.log(`  recorder        ${rate(recorder)}   ${ratio.toFixed(1)} × the bare map's time`);
}
