/** The clipboard formats: a chain as a command or code for other tools. */
import type { RedirectChain } from '../../chain/chain.ts';
import { type Message, msg, t, translate } from '../../text/i18n.ts';
import { visibleText } from '../../text/visible-text.ts';
import { toLines } from '../chain-text.ts';
import { toMarkdown } from '../markdown.ts';
import { type Copied, type CopyOptions, isCopiable, toCopiable } from './copied.ts';
import { toCurl, toCurlForPowerShell } from './curl.ts';
import { toFetch } from './fetch.ts';
import { toHurl } from './hurl.ts';
import { toPlaywright } from './playwright.ts';
import { toPowerShell } from './powershell.ts';
import { toSummary } from './summary.ts';

const plain = (text: string): Copied => ({ text, notes: [] });

export type CopyFormat =
  | 'url'
  | 'text'
  | 'summary'
  | 'markdown'
  | 'curl'
  | 'curl-powershell'
  | 'fetch'
  | 'powershell'
  | 'hurl'
  | 'playwright';

interface Format {
  readonly label: Message;
  readonly write: (chain: RedirectChain) => Copied;
}

const FORMATS: Readonly<Record<CopyFormat, Format>> = {
  url: { label: msg`URL`, write: (chain) => plain(chain.hops[0].url) },
  text: { label: msg`Text`, write: (chain) => plain(toLines(chain).map(visibleText).join('\n')) },
  summary: { label: msg`Summary without links`, write: (chain) => plain(toSummary(chain)) },
  markdown: {
    label: msg`Markdown`,
    write: (chain) => plain(toMarkdown([chain], { includeSecrets: true })),
  },
  curl: { label: msg`cURL`, write: toCurl },
  'curl-powershell': { label: msg`cURL (PowerShell)`, write: toCurlForPowerShell },
  fetch: { label: msg`fetch`, write: toFetch },
  powershell: { label: msg`PowerShell`, write: toPowerShell },
  hurl: { label: msg`Hurl`, write: toHurl },
  playwright: { label: msg`Playwright test`, write: toPlaywright },
};

/** All formats with their names, in the order of the menu. */
export const COPY_FORMATS = Object.entries(FORMATS).map(([id, { label }]) => ({
  id: id as CopyFormat,
  get label() {
    return translate(label);
  },
}));

/**
 * Writes a chain in a format, redacted by default.
 * @returns the text, "" if the chain sent nothing over HTTP or is too large, and notes about it
 */
export function copyAs(format: CopyFormat, chain: RedirectChain, options: CopyOptions): Copied {
  if (!isCopiable(chain, options))
    return { text: '', notes: [t`This chain is too large to copy. Export it instead.`] };
  const { chain: shown, notes } = toCopiable(chain, options);
  const copied = FORMATS[format].write(shown);
  return { text: copied.text, notes: [...copied.notes, ...notes] };
}
