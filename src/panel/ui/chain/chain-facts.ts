/** What is true of a chain as a whole. */
import { isRedirect, lastHop, type RedirectChain } from '../../../core/chain/chain.ts';
import { redirectTarget } from '../../../core/chain/redirect-target.ts';
import { t } from '../../../core/text/i18n.ts';
import { visibleText } from '../../../core/text/visible-text.ts';
import { journeyFacts } from '../../details/journey/journey-view.ts';
import { durationText } from '../text/duration.ts';

const TYPE_LABELS: Readonly<Record<string, string>> = {
  main_frame: 'doc',
  sub_frame: 'iframe',
  // webRequest has one name for both; it does not say which it was.
  xmlhttprequest: 'fetch/xhr',
  stylesheet: 'style',
};

/** Names a resource type as DevTools does. */
export function typeLabel(type: string): string {
  return TYPE_LABELS[type] ?? type.replaceAll('_', ' ');
}

/**
 * Where a chain led: the last hop's URL or, where that one was a redirect too, the target that was not requested (yet);
 * undefined where such a redirect has none.
 */
export function targetUrl(chain: RedirectChain): string | undefined {
  const last = lastHop(chain);
  return isRedirect(last) ? redirectTarget(last) : last.url;
}

/** Milliseconds from a chain's first request to its end; undefined where the end is unknown. */
export function chainDuration(chain: RedirectChain): number | undefined {
  const { endedAt } = lastHop(chain);
  return chain.ended && endedAt !== undefined ? endedAt - chain.hops[0].startedAt : undefined;
}

/** How many hops a chain has. */
export function hopsText({ hops }: RedirectChain): string {
  return hops.length === 1 ? t`1 hop` : t`${hops.length} hops`;
}

/** What is true of a chain and its journey, in one line: `fetch/xhr · 42 ms · initiator http://a.test`. */
export function detailsFacts(chain: RedirectChain, journey: readonly RedirectChain[]): string {
  const duration = chainDuration(chain);
  const facts = [
    typeLabel(chain.type),
    ...(duration === undefined ? [] : [durationText(duration)]),
    ...journeyFacts(journey),
    ...(chain.initiator === undefined ? [] : [t`initiator ${chain.initiator}`]),
  ];
  return visibleText(facts.join(' · '));
}
