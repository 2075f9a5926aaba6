import { headerValue, isDocument } from '../../chain/chain.ts';
import { withoutFragment } from '../../chain/chain-edit.ts';
import { type Message, msg, t, translate } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { type Spelling, spellingChanges } from '../kit/addresses/canonical.ts';
import { writableFixes } from '../kit/addresses/fixes.ts';
import { replaceableRuns } from '../kit/addresses/replaceable-run.ts';
import { isEndless } from '../kit/loops/endless.ts';
import { isDead } from '../kit/redirects/dead-end.ts';
import { isPermanent, isRetrieval, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { listText } from '../kit/texts/url-text.ts';

const NAMES: Readonly<Record<Spelling, Message>> = {
  https: msg`HTTP to HTTPS`,
  www: msg`the www prefix`,
  slash: msg`the trailing slash`,
};

/** A permanent rule for addresses that uses a temporary status. */
export const temporaryCanonical: Rule = {
  id: 'temporary-canonical',
  title: msg`A change to HTTPS, www or a trailing slash is only temporary`,
  severity: 'info',
  reference: {
    text: 'RFC 9110 §15.4.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2',
  },
  find: ({ chain }) => {
    if (isEndless(chain) || isDead(chain)) return [];
    const runs = replaceableRuns(chain);
    return serverRedirects(chain).flatMap(({ index, from, status, to }) => {
      if (isPermanent(status) || !isRetrieval(from.method)) return [];
      const changes = spellingChanges(from.url, to);
      const isTold = runs.some(({ start, end }) => index >= start && index < end);
      if (changes.length === 0 || isTold) return [];
      if (headerValue(from.response?.headers, 'set-cookie') !== undefined) return [];
      // A URL that scripts request likely receives other methods as well.
      const kept = status === 307 || !isDocument(chain.type);
      const settled = listText(changes.map((change) => translate(NAMES[change])));
      return [
        {
          hop: index,
          text: t`${status} changes ${settled} only temporarily`,
          explanation: t`By default, caches don’t store temporary redirects, so every visit
            repeats the redirect. Search engines keep the old URL.`,
          remedy: t`If the rule is permanent, return 301, or 308 if the URL also receives methods
            other than GET.`,
          whatIf: kept ? 308 : 301,
          ...writableFixes(from, [
            { status: kept ? 308 : 301, from: withoutFragment(from.url), to: withoutFragment(to) },
          ]),
        },
      ];
    });
  },
};
