import {
  type Hop,
  headerValues,
  isDocument,
  isRedirectStatus,
  type RedirectChain,
  rawLocation,
} from '../../chain/chain.ts';
import { locationFault, redirectTarget } from '../../chain/redirect-target.ts';
import { isPreflight } from '../../standards/cors.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import { cutUrl, listText } from '../kit/texts/url-text.ts';

/** Schemes that browsers support but never redirect to, not even from a page; other apps open the rest. */
const NEVER = /^(about|blob|data|file|filesystem|ftp|javascript):/i;

/** Chromium's error for a response with several different Locations. */
const MULTIPLE = /RESPONSE_HEADERS_MULTIPLE_LOCATION/;

/** A redirect status whose Location is missing, empty, not a valid URL, or one to which no browser redirects. */
export const unusableLocation: Rule = {
  id: 'unusable-location',
  title: msg`A redirect has no Location that browsers can follow`,
  severity: 'error',
  reference: {
    text: 'RFC 9110 §10.2.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2',
  },
  find: ({ chain }) => {
    // One is enough: Firefox resolves an empty Location to the URL itself, and loops.
    for (const [index, hop] of chain.hops.entries()) {
      const text = textOf(hop, chain);
      if (text !== undefined) return [{ hop: index, text, ...adviceFor(hop) }];
    }
    return [];
  },
};

function adviceFor(hop: Hop): Pick<Found, 'explanation' | 'remedy'> {
  if (hasSeveral(hop)) return onSeveral();
  return locationFault(hop) === undefined ? onScheme() : onFault();
}

/** Chromium reports this even if it doesn't expose the headers. Other clients may follow the first one. */
function hasSeveral({ error, redirect, response }: Hop): boolean {
  if (error !== undefined && MULTIPLE.test(error)) return true;
  const isUnfollowed = redirect === undefined && isRedirectStatus(response?.status);
  return isUnfollowed && locationsOf(response).length > 1;
}

function locationsOf(response: Hop['response']): string[] {
  return [...new Set(headerValues(response?.headers, 'location'))];
}

function severalText({ response }: Hop): string {
  const locations = locationsOf(response);
  return response && locations.length > 1
    ? t`${response.status} with ${locations.length} different Locations: ${listText(locations)}`
    : t`The response has several different Locations`;
}

const onSeveral = () => ({
  explanation: t`A redirect has one target. Chromium and Firefox reject responses with several different
    Locations.`,
  remedy: t`Send exactly one Location. Look for code that adds the header instead of replacing it, or that passes a
    list in place of a URL.`,
});

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
  if (hasSeveral(hop)) return severalText(hop);
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
  // A handshake's redirect is never followed, regardless of its target; another rule reports that.
  if (type === 'websocket') return undefined;
  const isRefused = isDocument(type) ? NEVER.test(target) : !/^https?:/i.test(target);
  return isRefused
    ? t`${status} to a scheme that browsers don’t follow: ${cutUrl(target)}`
    : undefined;
}
