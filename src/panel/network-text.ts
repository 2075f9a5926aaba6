/** Where a hop's answer came from and how long it took: the server's address, and what DevTools' network log adds to it. */

import { type Message, msg, t, translate } from '../core/i18n.ts';
import type { EnrichedHop, LoggedTimings, NetworkFacts } from '../core/network-log.ts';
import { sizeText } from '../core/transition-text.ts';
import { visibleText } from '../core/visible-text.ts';
import { durationText } from './duration.ts';
import { addressOf } from './hop-text.ts';

/** One fact; all texts are safe to show. */
export interface NetworkRow {
  readonly part: 'server' | 'protocol' | 'transferred' | 'timings' | 'initiator';
  readonly name: string;
  readonly text: string;
  /** False where it says that nothing was seen. */
  readonly observed: boolean;
  /** For its tooltip: where it comes from; undefined for what webRequest observed, as all else in the panel. */
  readonly title: string | undefined;
}

export interface NetworkView {
  /** `Network (203.0.113.7, HTTP/2)`. */
  readonly summary: string;
  readonly rows: readonly NetworkRow[];
}

const LOG = msg`From DevTools’ network log`;

const PHASES: readonly (readonly [keyof LoggedTimings, Message])[] = [
  ['blocked', msg`blocked`],
  ['dns', msg`DNS`],
  ['connect', msg`connect`],
  ['ssl', msg`TLS`],
  ['send', msg`send`],
  ['wait', msg`wait`],
  ['receive', msg`receive`],
];

/** Shapes what is known of a hop's answer; undefined where nothing is, nor could be. */
export function networkView(hop: EnrichedHop): NetworkView | undefined {
  const address = addressOf(hop);
  const rows = [
    ...(address
      ? [{ part: 'server' as const, name: t`Server`, title: undefined, ...address }]
      : []),
    ...(hop.network ? logRows(hop.network) : []),
  ];
  if (rows.length === 0) return undefined;
  const server = address && (hop.response?.serverIp ?? hop.network?.serverIp);
  const brief = [server, hop.network?.protocol].filter((text) => text !== undefined).join(', ');
  return { summary: visibleText(brief === '' ? t`Network` : t`Network (${brief})`), rows };
}

function logRows({ protocol, transferSize, timings, initiator }: NetworkFacts): NetworkRow[] {
  const rows: NetworkRow[] = [];
  const add = (part: NetworkRow['part'], name: string, text: string) =>
    rows.push({ part, name, text: visibleText(text), observed: true, title: translate(LOG) });
  if (protocol !== undefined) add('protocol', t`Protocol`, protocol);
  if (transferSize !== undefined) add('transferred', t`Transferred`, sizeText(transferSize));
  const spent = phases(timings);
  if (spent !== '') add('timings', t`Time`, spent);
  if (initiator) {
    const { type, url, line } = initiator;
    const text = line === undefined ? `${type} ${url}` : t`${type} ${url}, line ${line}`;
    add('initiator', t`Initiator`, text);
  }
  return rows;
}

/** `wait 12 ms, receive 2 ms`: TLS is part of connect. Phases that took no time to speak of are left out. */
function phases(timings: LoggedTimings): string {
  return PHASES.flatMap(([phase, name]) => {
    const duration = timings[phase];
    return duration !== undefined && duration >= 0.5
      ? [`${translate(name)} ${durationText(duration)}`]
      : [];
  }).join(', ');
}
