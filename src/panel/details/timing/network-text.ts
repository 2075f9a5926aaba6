/** Where a hop's response came from and how long it took: the server's address, and what DevTools' network log adds. */

import type { Hop, LoggedTimings, NetworkFacts } from '../../../core/chain/chain.ts';
import { type Message, msg, t, translate } from '../../../core/text/i18n.ts';
import { durationText, sizeText } from '../../../core/text/quantities.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { addressOf } from '../../ui/chain/hop-text.ts';

/** One fact, as display-safe text. */
export interface NetworkRow {
  readonly part: 'server' | 'protocol' | 'transferred' | 'timings' | 'initiator';
  readonly name: string;
  readonly text: string;
  /** False if the text says that nothing was observed. */
  readonly observed: boolean;
  /** The source, for the tooltip; undefined for webRequest, the source of everything else in the panel. */
  readonly title: string | undefined;
}

export interface NetworkView {
  /** `Network (203.0.113.7, HTTP/2)`. */
  readonly summary: string;
  readonly rows: readonly NetworkRow[];
}

const LOG = msg`From the DevTools network log`;

/** A phase of a request, by its name in HAR 1.2. */
export type Phase = keyof LoggedTimings;

/** In the order in which they occur; TLS (`ssl`) is the last part of `connect`. */
export const PHASES: readonly { readonly phase: Phase; readonly name: Message }[] = [
  { phase: 'blocked', name: msg`blocked` },
  { phase: 'dns', name: msg`DNS` },
  { phase: 'connect', name: msg`connect` },
  { phase: 'ssl', name: msg`TLS` },
  { phase: 'send', name: msg`send` },
  { phase: 'wait', name: msg`wait` },
  { phase: 'receive', name: msg`receive` },
];

/** Prepares what is known about a hop's response for display; undefined if nothing is, or could be. */
export function networkView(hop: Hop): NetworkView | undefined {
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
  const spent = phaseTexts(timings)
    .map(({ text }) => text)
    .join(', ');
  if (spent !== '') add('timings', t`Time`, spent);
  if (initiator) {
    const { type, url, line } = initiator;
    const text = line === undefined ? `${type} ${url}` : t`${type} ${url}, line ${String(line)}`;
    add('initiator', t`Initiator`, text);
  }
  return rows;
}

/** Each phase in words: `wait 12 ms`. Phases that took almost no time are omitted. */
export function phaseTexts(timings: LoggedTimings): { phase: Phase; text: string }[] {
  return PHASES.flatMap(({ phase, name }) => {
    const duration = timings[phase];
    if (duration === undefined || duration < 0.5) return [];
    return [{ phase, text: `${translate(name)} ${durationText(duration)}` }];
  });
}
