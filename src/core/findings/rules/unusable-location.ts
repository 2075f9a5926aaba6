import { type Hop, isDocument, type RedirectChain, rawLocation } from '../../chain/chain.ts';
import { locationFault, redirectTarget } from '../../chain/redirect-target.ts';
import { isPreflight } from '../../standards/cors.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { cutUrl } from '../kit/url-text.ts';

/** Schemes that browsers know and never redirect to, not even a page; others are handed to the system. */
const NEVER = /^(about|blob|data|file|filesystem|ftp|javascript):/i;

/** A redirect status whose Location is missing, empty, no URL, or one that no browser goes to. */
export const unusableLocation: Rule = {
  id: 'unusable-location',
  title: msg`A redirect has no Location that a browser can follow`,
  severity: 'error',
  reference: {
    text: 'RFC 9110 §10.2.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2',
  },
  find: ({ chain }) => {
    // One is enough: Firefox takes an empty Location for the URL itself, and goes round in circles.
    const index = chain.hops.findIndex((hop) => textOf(hop, chain) !== undefined);
    const hop = chain.hops[index];
    const text = hop && textOf(hop, chain);
    if (!hop || text === undefined) return [];
    return [{ hop: index, text, ...(locationFault(hop) === undefined ? onScheme() : onFault()) }];
  },
};

const onFault = () => ({
  explanation: t`The status promises another URL. Without one nobody can go on: browsers show what came with it, if anything, or fail.`,
  remedy: t`Look for the variable that was empty. Send an absolute URL, or a path that begins with a slash; or another status, if there is nowhere to go.`,
});

const onScheme = () => ({
  explanation: t`Browsers let a server lead to http and https, and a page to apps besides: to nothing else.`,
  remedy: t`Name a URL of http or https; offer anything else by a link on a page.`,
});

function textOf(hop: Hop, { type }: RedirectChain): string | undefined {
  if (isPreflight(hop)) return undefined;
  const status = hop.response?.status ?? 0;
  const fault = locationFault(hop);
  if (fault === 'missing') return t`${status} without a Location`;
  if (fault === 'empty') return t`${status} with an empty Location`;
  if (fault === 'invalid') return t`${status} to what is no URL: ${cutUrl(rawLocation(hop) ?? '')}`;
  const target =
    hop.redirect?.cause === undefined || hop.redirect.cause === 'http'
      ? redirectTarget(hop)
      : undefined;
  if (!hop.response || status === 300 || target === undefined) return undefined;
  const isRefused = isDocument(type) ? NEVER.test(target) : !/^https?:/i.test(target);
  return isRefused ? t`${status} to a scheme that is not followed: ${cutUrl(target)}` : undefined;
}
