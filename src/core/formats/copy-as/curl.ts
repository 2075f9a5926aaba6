/** A chain as a command of curl. */
import type { EnrichedChain } from '../../chain/network-facts.ts';
import { translate } from '../../text/i18n.ts';
import { BODY_UNKNOWN, type Copied } from './copied.ts';
import { type CurlOption, toCurlTransfers } from './curl-options.ts';
import { curlConfigValue, shellWord } from './quote.ts';
import { toSentRequests } from './sent-request.ts';

/** Writes the command for a POSIX shell. */
export function toCurl(chain: EnrichedChain): Copied {
  const transfers = toCurlTransfers(chain).map((options) => options.map(toWords));
  const words = transfers.flatMap((transfer, index) =>
    index === 0 ? transfer : ['--next', ...transfer],
  );
  const text = words.length === 0 ? '' : ['curl', ...words].join(' \\\n  ');
  return { text, notes: notesOf(chain) };
}

/**
 * Writes it for PowerShell, where quotes within an argument mean one thing in version 5 and another from 7.3 on: curl
 * reads its options from a text instead.
 */
export function toCurlForPowerShell(chain: EnrichedChain): Copied {
  const transfers = toCurlTransfers(chain).map((options) => options.map(toConfigLine).join('\n'));
  const notes = notesOf(chain);
  if (transfers.length === 0) return { text: '', notes };
  return { text: `@'\n${transfers.join('\nnext\n')}\n'@ | curl.exe --config -`, notes };
}

function toWords({ name, value }: CurlOption): string {
  return value === undefined ? `--${name}` : `--${name} ${shellWord(value)}`;
}

function toConfigLine({ name, value }: CurlOption): string {
  return value === undefined ? name : `${name} = ${curlConfigValue(value)}`;
}

function notesOf(chain: EnrichedChain): string[] {
  return toSentRequests(chain).some(({ body }) => body.kind === 'unknown')
    ? [translate(BODY_UNKNOWN)]
    : [];
}
