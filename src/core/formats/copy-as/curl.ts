/** A chain as a curl command. */
import type { RedirectChain } from '../../chain/chain.ts';
import type { Copied } from './copied.ts';
import { type CurlOption, toCurlTransfers } from './curl-options.ts';
import { notesOn } from './notes.ts';
import { curlConfigValue, NOT_IN_ARGUMENTS, NOT_IN_CURL_CONFIG, shellWord } from './quote.ts';
import { toSentRequests } from './sent-request.ts';

/** Writes the command for a POSIX shell. */
export function toCurl(chain: RedirectChain): Copied {
  const options = toCurlTransfers(chain);
  const transfers = options.map((transfer) => transfer.map(toWords));
  const words = transfers.flatMap((transfer, index) =>
    index === 0 ? transfer : ['--next', ...transfer],
  );
  const text = words.length === 0 ? '' : ['curl', ...words].join(' \\\n  ');
  return { text, notes: notesOf(chain, options, NOT_IN_ARGUMENTS) };
}

/**
 * Writes the command for PowerShell, where quotes within an argument differ between version 5 and 7.3 or later: curl
 * therefore reads its options from a string.
 */
export function toCurlForPowerShell(chain: RedirectChain): Copied {
  const options = toCurlTransfers(chain);
  const transfers = options.map((transfer) => transfer.map(toConfigLine).join('\n'));
  const notes = notesOf(chain, options, NOT_IN_CURL_CONFIG);
  if (transfers.length === 0) return { text: '', notes };
  return { text: `@'\n${transfers.join('\nnext\n')}\n'@ | curl.exe --config -`, notes };
}

function toWords({ name, value }: CurlOption): string {
  return value === undefined ? `--${name}` : `--${name} ${shellWord(value)}`;
}

function toConfigLine({ name, value }: CurlOption): string {
  return value === undefined ? name : `${name} = ${curlConfigValue(value)}`;
}

function notesOf(chain: RedirectChain, options: CurlOption[][], unwritable: RegExp): string[] {
  const lost = options.flat().flatMap(({ value }) => value?.match(unwritable) ?? []);
  // If curl follows redirects itself, it gets only the headers of the first request.
  const requests = toSentRequests(chain).map((request, index) =>
    index < options.length ? request : { ...request, headers: [] },
  );
  return notesOn(requests, lost.join(''));
}
