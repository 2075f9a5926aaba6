/** Many chains, made of few: the lab's again and again, each time with other hosts, ids and times. The same on every run. */

/** As much of a line of NDJSON as is changed. */
export interface ExportedChain {
  readonly id: string;
  readonly link?: { readonly from: string };
  readonly hops: readonly { readonly startedAt: number; readonly endedAt?: number }[];
}

/** So many sites share the chains, so that most pages are met by machines of both browsers. */
const SITES = 500;

/** The lab's own hosts, wherever they stand: in URLs, headers and parameters. */
const HOSTS = /localhost|lab\.test|lab\.dev|example\.com/g;

/**
 * The lines of one machine's file.
 * @param recorded the chains that are repeated
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
  // A prime, so that neighbors are not alike.
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

/** In ms, to the microsecond. */
function scaled(time: number, pace: number): number {
  return Math.round(time * pace * 1000) / 1000;
}
