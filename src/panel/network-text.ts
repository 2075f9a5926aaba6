/** What DevTools' network log adds to a hop, in words. Where it knows nothing, nothing is said. */
import type { LoggedTimings, NetworkFacts } from '../core/network-log.ts';
import { sizeText } from '../core/transition-text.ts';
import { durationText } from './duration.ts';
import { visibleText } from './visible-text.ts';

/** A quiet fact and, for its tooltip, where it comes from. */
export interface NetworkText {
  readonly part: 'protocol' | 'transferred' | 'timings' | 'initiator';
  readonly text: string;
  readonly title: string;
}

const SOURCE = 'From DevTools’ network log';

const PHASES: readonly (readonly [keyof LoggedTimings, string])[] = [
  ['blocked', 'blocked'],
  ['dns', 'DNS'],
  ['connect', 'connect'],
  ['ssl', 'TLS'],
  ['send', 'send'],
  ['wait', 'wait'],
  ['receive', 'receive'],
];

/** Puts facts into words; all texts are safe to show. */
export function networkTexts({
  protocol,
  transferSize,
  timings,
  initiator,
}: NetworkFacts): NetworkText[] {
  const texts: NetworkText[] = [];
  const add = (part: NetworkText['part'], text: string, title = SOURCE) =>
    texts.push({ part, text: visibleText(text), title: visibleText(title) });
  if (protocol !== undefined) add('protocol', protocol);
  if (transferSize !== undefined) add('transferred', `${sizeText(transferSize)} transferred`);
  const spent = phases(timings, (duration) => duration >= 0.5);
  if (spent !== '') add('timings', spent, `${SOURCE}: ${phases(timings, () => true)}`);
  if (initiator) {
    const line = initiator.line === undefined ? '' : `:${initiator.line}`;
    add(
      'initiator',
      `${initiator.type} ${fileName(initiator.url)}${line}`,
      `${SOURCE}: sent by ${initiator.url}${line}`,
    );
  }
  return texts;
}

/** `wait 12 ms, receive 2 ms`: TLS is part of connect. */
function phases(timings: LoggedTimings, isWanted: (duration: number) => boolean): string {
  return PHASES.flatMap(([phase, name]) => {
    const duration = timings[phase];
    return duration !== undefined && isWanted(duration)
      ? [`${name} ${durationText(duration)}`]
      : [];
  }).join(', ');
}

/** The last part of a URL's path: `app.js`; the host for a path that ends in a slash. */
function fileName(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, host } = new URL(url);
  return pathname.split('/').at(-1) || host || url;
}
