import { rawLocation } from '../../chain/chain.ts';
import { msg, t } from '../../text/i18n.ts';
import type { Found, Rule } from '../finding.ts';
import {
  type Fault,
  faultOf,
  parameterTwice,
  returnTwice,
  withoutNeedlessEscapes,
} from '../kit/addresses/misencoded.ts';
import { isEndless } from '../kit/loops/endless.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { cutUrl, urlText } from '../kit/texts/url-text.ts';

/** Not found, or not understood. */
const FAILURES: ReadonlySet<number> = new Set([400, 404]);

/**
 * A Location with a wrongly encoded path, so that the intended page is not found, or with a parameter that is encoded
 * twice.
 */
export const locationMisencoded: Rule = {
  id: 'location-misencoded',
  title: msg`A Location is likely encoded wrong`,
  severity: 'error',
  reference: { text: 'RFC 3986 §2.4', url: 'https://www.rfc-editor.org/rfc/rfc3986#section-2.4' },
  find: ({ chain }) => {
    if (isEndless(chain)) return [];
    return serverRedirects(chain).flatMap((redirect) => {
      const isMissed = FAILURES.has(redirect.next?.response?.status ?? 0);
      const fault = isMissed ? faultOf(redirect) : undefined;
      if (fault) return [toPathFound(redirect, fault)];
      const name = parameterTwice(redirect);
      if (name !== undefined) return [toParameterFound(redirect, name)];
      const back = returnTwice(redirect);
      return back === undefined ? [] : [toReturnFound(redirect, back)];
    });
  },
};

function toPathFound(redirect: ServerRedirect, fault: Fault): Found {
  const { index, from, to, next } = redirect;
  const status = next?.response?.status ?? '';
  const location = cutUrl(rawLocation(from) ?? to);
  switch (fault) {
    case 'twice':
      return {
        hop: index,
        text: t`The Location encodes the path twice, and the target returned ${status}: ${location}`,
        explanation: t`The server encoded a path that was already percent-encoded, so each % became %25.`,
        remedy: t`Decode the path before encoding it, or copy it as it came.`,
      };
    case 'latin':
      return {
        hop: index,
        text: t`The path in the Location is not UTF-8, and the target returned ${status}: ${location}`,
        explanation: t`Servers expect paths as percent-encoded UTF-8. Bytes in Latin-1 name another path.`,
        remedy: t`Encode the path as UTF-8, then percent-encode it.`,
      };
    case 'mojibake':
      return {
        hop: index,
        text: t`The path in the Location is likely UTF-8 read as Latin-1, and the target returned ${status}:
          ${location}`,
        explanation: t`Each byte of a character was encoded as a separate character, so the Location names
          another path.`,
        remedy: t`Read the path as UTF-8 wherever the server decodes it. Then percent-encode it once.`,
      };
    case 'plus':
      return {
        hop: index,
        text: t`The Location has + for the spaces in the path, and the target returned ${status}: ${location}`,
        explanation: t`In a path, + is a plus sign. It means a space only in queries that are encoded as form
          data.`,
        remedy: t`Encode spaces in paths as %20.`,
      };
    case 'needless':
      return toNeedlessFound(redirect, location);
  }
}

/** The page may also be missing under any spelling. */
function toNeedlessFound({ index, toUrl, next }: ServerRedirect, location: string): Found {
  const plain = cutUrl(withoutNeedlessEscapes(toUrl.pathname));
  return {
    hop: index,
    severity: 'warning',
    text: t`The Location escapes characters that don’t need escaping, and the target returned
      ${next?.response?.status ?? ''}: ${location}`,
    explanation: t`Some servers compare paths without decoding such escapes, so they don’t find the page. The page
      may also be missing.`,
    remedy: t`If the page exists at ${plain}, write its path like this in the Location. Otherwise, correct the
      redirect’s target.`,
  };
}

function toParameterFound({ index, from, to }: ServerRedirect, name: string): Found {
  return {
    hop: index,
    severity: 'warning',
    text: t`The Location encodes the parameter “${cutUrl(name)}” twice: ${urlText(to, from.url)}`,
    explanation: t`The value was already percent-encoded, and each % became %25. The target gets the encoded
      text instead of the value.`,
    remedy: t`Copy the query as it came, or decode the value before encoding it.`,
  };
}

function toReturnFound({ index, toUrl, next }: ServerRedirect, name: string): Found {
  const status = next?.response?.status ?? 0;
  return {
    hop: index,
    ...(FAILURES.has(status) ? {} : { severity: 'warning' }),
    text: t`The Location encodes the parameter “${cutUrl(name)}” twice: ${cutUrl(toUrl.searchParams.get(name) ?? '')}`,
    explanation: t`The value was already percent-encoded, and each % became %25. The target gets the encoded
      text instead of the value.`,
    remedy: t`Encode the value once: in the code that builds the URL or in the framework’s redirect function, but
      not in both.`,
  };
}
