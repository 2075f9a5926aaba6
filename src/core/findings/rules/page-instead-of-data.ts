import { type Hop, headerValue, lastHop, type RedirectChain } from '../../chain/chain.ts';
import { likelyCorsRefusal } from '../../standards/cors.ts';
import { type Message, msg, t, translate } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import { isSameSite } from '../../url/site.ts';
import type { Found, Rule } from '../finding.ts';
import { spellingChanges } from '../kit/addresses/canonical.ts';
import { isSignIn } from '../kit/pages/page-kinds.ts';
import {
  isApiUrl,
  isAssetUrl,
  isPage,
  type WantedType,
  wantedType,
} from '../kit/pages/wanted-type.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

const NAMES: Readonly<Record<WantedType, Message>> = {
  json: msg`JSON`,
  data: msg`data`,
  'event-stream': msg`an event stream`,
  script: msg`a script`,
  style: msg`a stylesheet`,
  image: msg`an image`,
  font: msg`a font`,
  manifest: msg`a web app manifest`,
};

/** A request for data, or for a file that a page is made of, that a redirect answered with a page. */
export const pageInsteadOfData: Rule = {
  id: 'page-instead-of-data',
  title: msg`A redirect answered a request for data with an HTML page`,
  severity: 'warning',
  reference: {
    text: 'RFC 9110 §12.5.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1',
  },
  find: ({ chain }) => {
    const end = lastHop(chain);
    const redirect = serverRedirects(chain).at(-1);
    if (!redirect || !isPage(end) || !isShown(end)) return [];
    const wanted = wantedType(chain);
    if (wanted === undefined) return [];
    // What only respells a URL changes no kind of answer.
    if (isData(wanted) && spellingChanges(chain.hops[0].url, redirect.to).length > 0) return [];
    // An API may have parts of pages, too.
    if (wanted === 'data' && isApiUrl(redirect.to)) return [];
    // Another rule tells of scripts that are sent to sign in.
    if (isData(wanted) ? isSignIn(redirect.toUrl) : !isMissingAsset(chain, redirect)) return [];
    return [toFound(redirect, wanted, end, likelyCorsRefusal(chain) !== undefined)];
  },
};

function isShown({ response }: Hop): boolean {
  return response !== undefined && response.status >= 200 && response.status < 300;
}

function isData(wanted: WantedType): boolean {
  return wanted === 'json' || wanted === 'data' || wanted === 'event-stream';
}

/** A file of the site itself, and a page of it or a sign-in in its place; advertisers count with pictures that are none. */
function isMissingAsset({ hops }: RedirectChain, { to, toUrl }: ServerRedirect): boolean {
  const [{ url }] = hops;
  const isOwn = isSameSite(hostOf(url), hostOf(to)) || isSignIn(toUrl);
  return isAssetUrl(url) && !isAssetUrl(to) && isOwn;
}

function toFound(
  redirect: ServerRedirect,
  wanted: WantedType,
  end: Hop,
  isRefused: boolean,
): Found {
  const { index, from, to } = redirect;
  return {
    hop: index,
    text: t`The redirect to ${urlText(to, from.url)} returned an HTML page instead of
      ${translate(NAMES[wanted])}`,
    explanation: isData(wanted) ? dataText(end, wanted, isRefused) : fileText(end),
    remedy: remedyOf(redirect, wanted),
  };
}

function remedyOf({ from, toUrl }: ServerRedirect, wanted: WantedType): string {
  // Unless it is told otherwise, a browser requests a manifest without cookies (HTML, "Link type manifest").
  const isWithoutCookies =
    from.requestHeaders !== undefined && headerValue(from.requestHeaders, 'cookie') === undefined;
  if (wanted === 'manifest' && isWithoutCookies && isSignIn(toUrl)) {
    return t`By default, browsers request manifests without cookies, so signed-in visitors get the sign-in as well. Add
      crossorigin="use-credentials" to the page’s link to the manifest, or serve the manifest without a sign-in.`;
  }
  return isData(wanted)
    ? t`Respond to such requests in the format that they accept, with the status of the problem (401,
        403, 404). Redirect only documents.`
    : t`Return 404 for missing files and 401 or 403 for protected ones. Exclude files from the rule
        that redirects unknown URLs to a page.`;
}

function dataText({ response }: Hop, wanted: WantedType, isRefused: boolean): string {
  if (isRefused) {
    return t`The page is for the address bar. CORS likely keeps it from the script, which sees a network
      error instead of the problem.`;
  }
  if (wanted === 'event-stream') {
    return t`EventSource fails on any content type other than text/event-stream, and tells the script only
      that an error occurred.`;
  }
  return t`A script that checks only the status sees success (${response?.status ?? ''});
    response.redirected and the content type show the difference.`;
}

function fileText({ response }: Hop): string {
  return t`The file is likely missing or protected. The browser gets ${response?.status ?? ''} and a
    page that it can’t use, so the error shows up elsewhere.`;
}
