import { type Hop, headerValue, type RedirectChain } from '../../chain/chain.ts';
import { likelyCorsRefusal } from '../../standards/cors.ts';
import { type Message, msg, t, translate } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import { isData, type PageForData, pageForData } from '../kit/addresses/page-for-data.ts';
import { eventSourceText, mayBeEventSource } from '../kit/pages/event-source.ts';
import { isSignIn } from '../kit/pages/page-kinds.ts';
import type { WantedType } from '../kit/pages/wanted-type.ts';
import type { ServerRedirect } from '../kit/redirects/server-redirects.ts';
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

/** A request for data, or for one of a page's files, that got a page after a redirect. */
export const pageInsteadOfData: Rule = {
  id: 'page-instead-of-data',
  title: msg`A redirect answered a request for data with an HTML page`,
  severity: 'warning',
  reference: {
    text: 'RFC 9110 §12.5.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1',
  },
  find: ({ chain }) => {
    const page = pageForData(chain);
    return page ? [toFound(chain, page)] : [];
  },
};

function toFound(chain: RedirectChain, { redirect, wanted, end }: PageForData): Found {
  const { index, from, to } = redirect;
  return {
    hop: index,
    text: t`The redirect to ${urlText(to, from.url)} returned an HTML page instead of
      ${translate(NAMES[wanted])}`,
    explanation: isData(wanted) ? dataText(chain, end) : fileText(end),
    remedy: remedyOf(redirect, wanted),
  };
}

function remedyOf({ from, toUrl }: ServerRedirect, wanted: WantedType): string {
  // By default, browsers request a manifest without cookies (HTML, "Link type manifest").
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

function dataText(chain: RedirectChain, { response }: Hop): string {
  if (likelyCorsRefusal(chain) !== undefined) {
    return t`The page is meant for the address bar. CORS likely keeps it from the script, which sees a network
      error instead of the problem.`;
  }
  if (mayBeEventSource(chain)) return eventSourceText();
  return t`A script that checks only the status sees success (${response?.status ?? ''});
    response.redirected and the content type show the difference.`;
}

function fileText({ response }: Hop): string {
  return t`The file is likely missing or protected. The browser gets ${response?.status ?? ''} and a
    page that it can’t use, so the error shows up elsewhere.`;
}
