import { lastHop, type RedirectChain, rawLocation } from '../../chain/chain.ts';
import { withoutQuery } from '../../chain/chain-edit.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { type Growth, growthOf } from '../kit/loops/growth.ts';
import { cutUrl, partText, urlText } from '../kit/texts/url-text.ts';

/** A URL that every redirect extends by the same text until the client or the server stops. */
export const growingUrl: Rule = {
  id: 'growing-url',
  title: msg`Every redirect makes the URL longer`,
  severity: 'error',
  reference: {
    text: 'RFC 9110 §15.4',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4',
  },
  find: ({ chain }) => {
    const growth = growthOf(chain);
    if (!growth) return [];
    const { start } = growth;
    const { url: first, redirect } = chain.hops[start] ?? chain.hops[0];
    const what = partText(growth.what, chain.hops[start + 1]?.url ?? redirect?.url ?? first);
    return [
      {
        hop: start,
        text: factText(growth, what, urlText(first)),
        explanation: `${causeText(growth, first, mayBeRelative(chain, growth))} ${endText(chain)}`,
        remedy: remedyText(growth, what, mayBeRelative(chain, growth)),
      },
    ];
  },
};

/** A Location with a slash or a scheme at its start replaces the whole path (RFC 3986 §5.2.2). */
function mayBeRelative({ hops }: RedirectChain, { start, times }: Growth): boolean {
  return hops.slice(start, start + times).some((hop) => {
    const location = rawLocation(hop)?.trim();
    return location === undefined || !/^([/\\]|[a-z][a-z\d+.-]*:)/i.test(location);
  });
}

function factText({ kind, times, other }: Growth, what: string, first: string): string {
  if (kind === 'path') {
    return t`${times} redirects in a row each add “${what}” to the path of ${first}`;
  }
  if (other !== undefined) {
    return t`${times} redirects in a row each put the previous URL into “${cutUrl(other)}” or “${what}”`;
  }
  if (kind === 'query') {
    return t`${times} redirects in a row each put the previous URL into the parameter “${what}”`;
  }
  if (kind === 'return') {
    return t`The parameter “${what}” came back ${times} times, and each time the next one ended with the URL that it came back to`;
  }
  return kind === 'encoding'
    ? t`${times} redirects in a row each encode the URL again: ${first}`
    : t`${times} redirects in a row each add “${what}” to the URL ${first}`;
}

function causeText({ kind, other }: Growth, first: string, isRelative: boolean): string {
  if (kind === 'return') {
    return t`This is a loop: the server doesn’t recognize ${urlText(withoutQuery(first))} as the URL to which its
      sign-in returns. It treats the URL as a page that requires a sign-in.`;
  }
  if (other !== undefined) {
    return t`This is a loop: two pages redirect to each other, and each embeds the other’s URL.`;
  }
  if (kind === 'path') {
    return isRelative
      ? t`This is a loop: the server doesn’t recognize the part that it has added. The Location may be
          relative, the rule may match its own target, or a proxy may remove the part again.`
      : t`This is a loop: the server doesn’t recognize the part that it has added. The rule may match its own
          target, or a proxy may remove the part again.`;
  }
  if (kind === 'query') {
    return t`This is a loop: the target page redirects to itself and embeds its own URL each time.`;
  }
  return kind === 'encoding'
    ? t`This is a loop: each Location contains the percent signs of the previous URL as %25.`
    : t`This is a loop: the rule doesn’t recognize what it has added.`;
}

function remedyText({ kind, other, prefix }: Growth, what: string, isRelative: boolean): string {
  if (kind === 'return') return returnRemedy(what, prefix ?? '');
  if (other !== undefined) {
    return t`Find out what the first iteration should have accomplished, such as a cookie that isn’t sent.
      Don’t embed a URL that already contains another one.`;
  }
  if (kind === 'path') {
    return isRelative
      ? t`Start the Location with a slash, and redirect only if the path doesn’t start with
          “${what}” yet. If a proxy removes a prefix, tell the server about the prefix.`
      : t`Redirect only if the path doesn’t start with “${what}” yet. If a proxy removes a prefix, tell the
          server about the prefix.`;
  }
  if (kind === 'query') {
    return t`Exclude the target page from the redirect, and don’t put a URL that already has
      “${what}” into “${what}” again.`;
  }
  return kind === 'encoding'
    ? t`Put the URL into the Location as it was requested, without encoding it again.`
    : t`Redirect only if the URL lacks what the rule adds. Set parameters instead of appending them.`;
}

function returnRemedy(what: string, prefix: string): string {
  return prefix === ''
    ? t`Configure this path as the server’s callback, exactly as the server gets it, and serve it without a sign-in.`
    : t`The path in “${what}” lacks ${prefix}, so a proxy likely removes it before the server sees the path. Have
      the proxy forward the path unchanged, or configure the callback’s path as the server gets it.`;
}

function endText(chain: RedirectChain): string {
  const { response, error } = lastHop(chain);
  const status = response?.status ?? 0;
  if (status === 414) return t`The chain ended because the URL was too long for the server (414).`;
  if (status === 431)
    return t`The chain ended because the headers were too long for the server (431).`;
  return error === undefined
    ? t`URLs that grow end in 414, 431 or a client’s redirect limit.`
    : t`The client gave up.`;
}
