/** Whether redirects choose a language, and what to do if two of them choose different ones. */
import { type Hop, headerValue } from '../../../chain/chain.ts';
import { readCookies, readSetCookies } from '../../../http/cookies/set-cookie.ts';
import { t } from '../../../text/i18n.ts';
import { barePath } from '../addresses/address-move.ts';
import { isLanguage } from '../cookies/cookie-purpose.ts';
import { parsedUrls } from '../redirects/parsed-urls.ts';

/** The beginning of a path that names a language, perhaps with a script or region: `/fr`, `/pt-br/`, `/zh_Hans/`. */
const LANGUAGE_PART = /^\/(([a-z]{2})(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))*)(?:\/|$)/i;

/** Languages whose codes are words, or what sections of sites are called: `/my`, `/hr`, `/it`, `/cv`. */
const WORDS = /^(bi|co|cv|hr|id|it|my)$/i;

let languages: Intl.DisplayNames | undefined;

/** Returns the language with which a path begins, as written; undefined if it begins with none. */
export function languageOfPath(pathname: string): string | undefined {
  const [, part, code = ''] = LANGUAGE_PART.exec(pathname) ?? [];
  if (part === undefined) return undefined;
  languages ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return languages.of(code) === undefined ? undefined : part;
}

/** Returns whether a hop's headers show that its response depends on a language. */
export function showsLanguage({ requestHeaders, response, startedAt }: Hop): boolean {
  const cookies = [
    ...readCookies(requestHeaders ?? []),
    ...readSetCookies(response?.headers ?? [], startedAt),
  ];
  return (
    cookies.some(({ name }) => isLanguage(name)) ||
    /accept-language/i.test(headerValue(response?.headers, 'vary') ?? '')
  );
}

/**
 * Says what to do if two URLs of an origin redirect to one another that differ only in a language at the beginning of the
 * path; undefined for any other iteration.
 */
export function languagePairRemedy(lap: readonly Hop[]): string | undefined {
  const [one, other] = parsedUrls(lap);
  if (!one || !other || lap.length !== 2 || one.origin !== other.origin) return undefined;
  const [first, second] = [languageIn(one, lap), languageIn(other, lap)];
  if (first === second || restOf(one, first) !== restOf(other, second)) return undefined;
  if (first !== undefined && second !== undefined) {
    return t`One redirect leads to the language or region ${second}, and the other to ${first}. Have both determine
      it in the same way, for example by the URL alone.`;
  }
  return t`One rule adds the language or region ${first ?? second ?? ''} to the path, and the other removes it. Decide
    which of the two URLs is right, and remove the rule that leads away from it.`;
}

/** A code that may be a word counts only if headers show a language. */
function languageIn({ pathname }: URL, lap: readonly Hop[]): string | undefined {
  const language = languageOfPath(pathname);
  if (language === undefined || !WORDS.test(language)) return language;
  return lap.some(showsLanguage) ? language : undefined;
}

/** The path without its language, and without the slash at its end. */
function restOf(url: URL, language: string | undefined): string {
  const path = barePath(url);
  return language === undefined ? path : path.slice(language.length + 1);
}
