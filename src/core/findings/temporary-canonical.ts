import { headerValue, lastHop } from '../chain.ts';
import { withoutFragment } from '../chain-edit.ts';
import { isRedirectLimit } from '../network-error.ts';
import { type Spelling, spellingChanges } from './canonical.ts';
import type { Rule } from './finding.ts';
import { replaceableRuns } from './replaceable-run.ts';
import { isPermanent, isRetrieval, serverRedirects } from './server-redirects.ts';
import { listText } from './url-text.ts';

const NAMES: Readonly<Record<Spelling, string>> = {
  https: 'http to https',
  www: 'the name with or without www',
  slash: 'the slash at the end',
};

/** A rule that holds for good, answered by a status that holds for the moment. */
export const temporaryCanonical: Rule = {
  id: 'temporary-canonical',
  title: 'A change to https, www or slash is only temporary',
  severity: 'info',
  reference: {
    text: 'RFC 9110 §15.4.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2',
  },
  find: ({ chain }) => {
    if (isRedirectLimit(lastHop(chain).error)) return [];
    const runs = replaceableRuns(chain);
    return serverRedirects(chain).flatMap(({ index, from, status, to }) => {
      const changes = spellingChanges(from.url, to);
      const isTold = runs.some(({ start, end }) => index >= start && index < end);
      if (changes.length === 0 || isPermanent(status) || isTold) return [];
      if (!isRetrieval(from.method)) return [];
      if (headerValue(from.response?.headers, 'set-cookie') !== undefined) return [];
      return [
        {
          hop: index,
          text: `${status} settles ${listText(changes.map((change) => NAMES[change]))} for the moment only`,
          explanation:
            'Caches do not keep it by default, so that every visit pays for it anew, and search engines keep the old address.',
          remedy:
            'Answer 301, if the rule holds for good; 308 where other methods than GET come this way.',
          fixes: [{ status: 301, from: withoutFragment(from.url), to: withoutFragment(to) }],
        },
      ];
    });
  },
};
