import { isHttp } from '../../chain/chain-edit.ts';
import { msg, t } from '../../text/i18n.ts';
import { looksLike, mixedScripts } from '../../url/look-alike.ts';
import { hostOf } from '../../url/origin.ts';
import { unicodeHost } from '../../url/punycode.ts';
import type { Rule } from '../finding.ts';
import { serverRedirects } from '../kit/redirects/server-redirects.ts';

/** A redirect to a host whose name imitates another one's. */
export const lookAlikeHost: Rule = {
  id: 'look-alike-host',
  title: msg`A redirect goes to a lookalike host`,
  severity: 'warning',
  reference: {
    text: 'UTS #39 §5.2',
    url: 'https://www.unicode.org/reports/tr39/#Restriction_Level_Detection',
  },
  find: ({ chain }) =>
    serverRedirects(chain).flatMap(({ index, from, to }) => {
      const [before, host] = [hostOf(from.url), hostOf(to)];
      const text = before === host || !isHttp(to) ? undefined : trickOf(before, host);
      if (text === undefined) return [];
      return [
        {
          hop: index,
          text,
          explanation: t`The host reads as ${unicodeHost(host) ?? host}. Registrars allow few such
            names, and browsers show most of them as Punycode. Phishing relies on the rest.`,
          remedy: t`Verify that this is the intended host and check who owns it.`,
        },
      ];
    }),
};

function trickOf(before: string, host: string): string | undefined {
  // Other hosts contain only ASCII letters.
  if (!/xn--/i.test(before + host)) return undefined;
  if (looksLike(before, host)) return t`${host} looks like ${before} but is a different host`;
  const scripts = mixedScripts(host);
  return scripts && t`${host} mixes ${scripts} letters in one name`;
}
