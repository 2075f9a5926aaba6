import { type Hop, isDocument, type RedirectChain, rawLocation } from '../../chain/chain.ts';
import { locationFault, redirectTarget } from '../../chain/redirect-target.ts';
import { isPreflight } from '../../standards/cors.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Rule } from '../finding.ts';
import { cutUrl } from '../kit/texts/url-text.ts';

/** Schemes that browsers know and never redirect to, not even a page; others are handed to the system. */
const NEVER = /^(about|blob|data|file|filesystem|ftp|javascript):/i;

/** A redirect status whose Location is missing, empty, no URL, or one that no browser goes to. */
export const unusableLocation: Rule = {
  id: 'unusable-location',
  title: msg`A redirect has no Location that browsers can follow`,
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
  explanation: t`The status indicates a redirect, but the response has no usable target URL.
    Browsers show the response body, if there is one, or fail.`,
  remedy: t`Look for an empty variable. Send an absolute URL or a path that starts with a slash,
    or return another status if there is no target.`,
});

const onScheme = () => ({
  explanation: t`Browsers follow redirects only to http: and https: URLs. Page navigations can
    also open external apps.`,
  remedy: t`Use an http: or https: URL. Offer other schemes through a link on a page.`,
});

function textOf(hop: Hop, { type }: RedirectChain): string | undefined {
  if (isPreflight(hop)) return undefined;
  const status = hop.response?.status ?? 0;
  const fault = locationFault(hop);
  if (fault === 'missing') return t`${status} without a Location`;
  if (fault === 'empty') return t`${status} with an empty Location`;
  if (fault === 'invalid')
    return t`${status} with an invalid Location:
    ${cutUrl(rawLocation(hop) ?? '')}`;
  const target =
    hop.redirect?.cause === undefined || hop.redirect.cause === 'http'
      ? redirectTarget(hop)
      : undefined;
  if (!hop.response || status === 300 || target === undefined) return undefined;
  // A handshake's redirect is not followed wherever it leads, of which another rule tells.
  if (type === 'websocket') return undefined;
  const isRefused = isDocument(type) ? NEVER.test(target) : !/^https?:/i.test(target);
  return isRefused
    ? t`${status} to a scheme that browsers don’t follow: ${cutUrl(target)}`
    : undefined;
}
