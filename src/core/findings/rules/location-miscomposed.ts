import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import {
  directoryOf,
  hasUrlInPath,
  type RelativeFault,
  relativeFaultOf,
  unsetPartOf,
} from '../kit/addresses/miscomposed.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { cutUrl, urlText } from '../kit/texts/url-text.ts';

/** A Location that contains an unset variable, or an absolute URL after a path, or that is relative by mistake. */
export const locationMiscomposed: Rule = {
  id: 'location-miscomposed',
  title: msg`A Location was likely put together wrong`,
  severity: 'error',
  reference: {
    text: 'RFC 9110 §10.2.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap((redirect) => {
      const part = unsetPartOf(redirect);
      if (part !== undefined) return [toUnsetFound(redirect, part)];
      if (hasUrlInPath(redirect)) return [toAppendedFound(redirect)];
      const fault = relativeFaultOf(redirect);
      return fault === undefined ? [] : [toRelativeFound(redirect, fault)];
    }),
};

function toUnsetFound({ index, from, to }: ServerRedirect, part: string): Found {
  return {
    hop: index,
    text: t`The Location likely contains an unset variable, “${cutUrl(part)}”: ${urlText(to, from.url)}`,
    explanation: t`Code writes such text if a value is missing or a placeholder isn’t replaced. The request’s URL
      doesn’t contain it.`,
    remedy: t`Find out which value is missing, such as a setting or a return URL that was lost with an old session.
      Redirect to a default page if there is none.`,
  };
}

function toAppendedFound({ index, from, to }: ServerRedirect): Found {
  return {
    hop: index,
    text: t`The Location appends an absolute URL to a path, and the target doesn’t exist (404):
      ${urlText(to, from.url)}`,
    explanation: t`The target was likely absolute already when the server put a base path or its own path before
      it.`,
    remedy: t`Put a base path only before paths, and use absolute URLs unchanged. In Next.js, set “basePath: false”
      for such a redirect.`,
  };
}

function toRelativeFound(
  { index, from, fromUrl, to }: ServerRedirect,
  fault: RelativeFault,
): Found {
  const location = cutUrl(rawLocation(from) ?? '');
  return {
    hop: index,
    ...(fault === 'slash' && { severity: 'warning' as const }),
    text:
      fault === 'scheme'
        ? t`The Location likely lacks https:// before the host, and the target doesn’t exist (404): ${location}`
        : t`The Location is relative to ${directoryOf(fromUrl)}, and the target doesn’t exist (404): ${location}`,
    explanation: t`A Location without a scheme or a slash at its start is relative to the directory of the request’s
      URL, like a link in a page. This one leads to ${urlText(to, from.url)}.`,
    remedy: relativeRemedy(fault),
  };
}

function relativeRemedy(fault: RelativeFault): string {
  switch (fault) {
    case 'scheme':
      return t`Write https:// before the host, also in settings that contain a server’s URL.`;
    case 'base':
      return t`Find out why the provider’s URL is missing before the path. The setting for it may be empty or lack
        https://.`;
    case 'slash':
      return t`If the page is elsewhere on this host, start the Location with a slash. If it is on another host, start
        with https://.`;
  }
}
