import { type Hop, isInternal } from '../../chain/chain.ts';
import { withoutFragment } from '../../chain/chain-edit.ts';
import { type Message, msg, t, translate } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Rule } from '../finding.ts';
import { type Spelling, spellingChanges } from '../kit/addresses/canonical.ts';
import { writableFixes } from '../kit/addresses/fixes.ts';
import { type Run, replaceableRuns } from '../kit/addresses/replaceable-run.ts';
import { isEndless } from '../kit/loops/endless.ts';
import { isDead } from '../kit/redirects/dead-end.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A longer chain isn't listed step by step. */
const MOST_STEPS = 5;

const STEPS: Readonly<Record<Spelling, Message>> = {
  https: msg`HTTPS`,
  www: msg`www`,
  slash: msg`trailing slash`,
};

/** Consecutive redirects that a single one could replace. */
export const replaceableChain: Rule = {
  id: 'replaceable-chain',
  title: msg`One redirect could replace several`,
  severity: 'info',
  reference: {
    text: 'Google Search, redirects',
    url: 'https://developers.google.com/search/docs/crawling-indexing/301-redirects',
  },
  find: ({ chain }) => {
    // Another rule reports what is wrong there, and what to do first.
    if (isEndless(chain) || isDead(chain)) return [];
    return replaceableRuns(chain).map((run) => {
      const { start, end, redirects } = run;
      const from = withoutFragment(chain.hops[start]?.url ?? '');
      const to = withoutFragment(chain.hops[end]?.url ?? '');
      const status = isAll308(chain.hops, run) ? 308 : 301;
      return {
        hop: start,
        text: t`${redirects} redirects could be replaced by one to ${urlText(to, from)}`,
        explanation: costText(stepsOf(chain.hops, run)),
        ...(isSameSite(hostOf(from), hostOf(to))
          ? {
              remedy: t`Return ${status} from the first of these hops directly to ${urlText(to, from)}.`,
              ...writableFixes(chain.hops[start], [{ status, from, to }]),
            }
          : {
              remedy: t`Link directly to ${urlText(to, from)}, or return ${status} to it from the first of these
                hops.`,
            }),
      };
    });
  },
};

function isAll308(hops: readonly Hop[], { start, end }: Run): boolean {
  return hops.slice(start, end).every(({ response }) => !response || response.status === 308);
}

function costText(steps: readonly string[]): string {
  return steps.length > MOST_STEPS
    ? t`Each redirect costs a round trip, plus a connection if the host changes, before anything
      can be displayed.`
    : t`Steps: ${steps.join(', ')}. Each redirect costs a round trip, plus a connection if the
      host changes, before anything can be displayed.`;
}

/** What each redirect of a run changes: `https`, `www` or `slash`, otherwise its target. */
function stepsOf(hops: readonly Hop[], { start, end }: Run): string[] {
  return hops.slice(start, end).flatMap((hop, index) => {
    if (isInternal(hop.redirect)) return [];
    const to = withoutFragment(hops[start + index + 1]?.url ?? '');
    const changes = spellingChanges(hop.url, to).map((change) => translate(STEPS[change]));
    return changes.length > 0 ? changes.reduce((a, b) => t`${a} and ${b}`) : urlText(to, hop.url);
  });
}
