/** Many chains made from few: the lab's, repeated with different hosts, IDs and times. The same on every run. */

/** The changed part of a line of NDJSON. */
export interface ExportedChain {
  readonly id: string;
  readonly link?: { readonly from: string };
  readonly hops: readonly { readonly startedAt: number; readonly endedAt?: number }[];
}

/** The number of sites that share the chains, so that machines of both browsers request most pages. */
const SITES = 500;

/** The lab's own hosts, wherever they occur: in URLs, headers and parameters. */
const HOSTS = /localhost|lab\.test|lab\.dev|example\.com/g;

/**
 * Returns the lines of one machine's file.
 * @param recorded the chains to repeat
 * @param machine its number, from 0
 */
export function* manyLines(
  recorded: readonly ExportedChain[],
  machine: number,
  count: number,
): Generator<string> {
  const rounds = Math.ceil(count / recorded.length);
  for (let line = 0; line < count; line += 1) {
    const round = machine * rounds + Math.floor(line / recorded.length);
    const chain = recorded[line % recorded.length];
    if (chain) yield lineOf(chain, round);
  }
}

function lineOf(chain: ExportedChain, round: number): string {
  // A prime, so that neighbors differ.
  const pace = 1 + ((round * 7919) % 1000) / 1000;
  const varied: ExportedChain = {
    ...chain,
    id: `${chain.id} ${round}`,
    ...(chain.link && { link: { ...chain.link, from: `${chain.link.from} ${round}` } }),
    hops: chain.hops.map((hop) => ({
      ...hop,
      startedAt: scaled(hop.startedAt, pace),
      ...(hop.endedAt !== undefined && { endedAt: scaled(hop.endedAt, pace) }),
    })),
  };
  return `${JSON.stringify(varied).replaceAll(HOSTS, `s${round % SITES}.$&`)}\n`;
}

/** In milliseconds, to the microsecond. */
function scaled(time: number, pace: number): number {
  return Math.round(time * pace * 1000) / 1000;
}
