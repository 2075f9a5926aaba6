import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { suspectsIn } from '../kit/addresses/open-redirect.ts';
import type { ServerRedirect } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** A document's redirect to another site whose address is in a parameter of the request. */
export const openRedirectSuspect: Rule = {
  id: 'open-redirect-suspect',
  title: msg`A redirect target may come from the request’s URL`,
  severity: 'warning',
  reference: { text: 'RFC 9700 §4.11', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.11' },
  find: ({ chain }) => {
    // Tracking pixels and cookie syncing redirect by parameter as well, but there is no one to
    // deceive.
    if (chain.type !== 'main_frame') return [];
    return suspectsIn(chain).map((suspect) => {
      if (suspect.by === 'path') return toPathFound(suspect.redirect);
      return suspect.by === 'host'
        ? toAppendedFound(suspect.redirect)
        : toParameterFound(suspect.redirect, suspect.name);
    });
  },
};

function toParameterFound({ index, from, to }: ServerRedirect, name: string): Found {
  const server = hostOf(from.url);
  return {
    hop: index,
    text: t`Suspected open redirect: the parameter “${name}” contains ${hostOf(to)}`,
    explanation: t`If ${server} redirects to any URL in “${name}”, anyone can create a
      link to ${server} that ends on their own site. If the server checks the target
      against an allowlist, this is safe. One chain can’t show which is the case; try
      another host to find out.`,
    remedy: t`Accept only paths on your own site or targets from an allowlist. Ask the
      visitor before redirecting anywhere else.`,
  };
}

function toPathFound({ index, from, to }: ServerRedirect): Found {
  const [server, host] = [hostOf(from.url), hostOf(to)];
  return {
    hop: index,
    text: t`Suspected open redirect: the path contains ${host}, and the redirect goes there`,
    explanation: t`A Location that begins with two slashes names a host. If ${server} copies the path of
      a request into the Location, anyone can create a link to ${server} that ends on their own site.`,
    remedy: t`Reduce leading slashes and backslashes, and tabs and line breaks between them, to one slash before a path
      becomes a Location.`,
  };
}

/** As with Apache’s `Redirect / https://host`, which needs a slash at the end. */
function toAppendedFound({ index, to }: ServerRedirect): Found {
  return {
    hop: index,
    text: t`The Location likely lacks a slash between host and path: ${urlText(to)}`,
    explanation: t`The server likely appended the path to the host, so that it became part of the name.
      Anyone who registers such a name receives the visitors.`,
    remedy: t`End the redirect’s target with a slash (in Apache, “Redirect / https://host/”).`,
  };
}
