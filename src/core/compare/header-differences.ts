/** How two hops differ in their headers and cookies. */
import type { Header, Hop } from '../chain/chain.ts';
import {
  type Cookie,
  readCookies,
  readSetCookies,
  type SetCookie,
} from '../http/cookies/set-cookie.ts';
import { diffHeaders } from '../transition/header-changes.ts';
import type { Aspect, Difference } from './difference.ts';
import { differInValuesUsedOnce, isRoutineHeader } from './routine.ts';

/** Headers that are compared separately, and more precisely than as text. */
const ELSEWHERE = new Set(['location', 'cookie', 'set-cookie']);

/** Compares headers by name, ignoring case; what is new in every recording is routine. */
export function headerDifferences(
  aspect: Aspect,
  before: readonly Header[],
  after: readonly Header[],
): Difference[] {
  return diffHeaders(before, after)
    .changes.filter(({ name }) => !ELSEWHERE.has(name.toLowerCase()))
    .map(({ name, kind, from, to }) => {
      const [was, is] = [from.join(', '), to.join(', ')];
      const routine =
        isRoutineHeader(name) ||
        (kind === 'changed' && differInValuesUsedOnce(was, is, { kind: 'header', name }));
      return {
        aspect,
        name,
        before: kind === 'added' ? undefined : was,
        after: kind === 'dropped' ? undefined : is,
        routine,
      };
    });
}

/** Compares the cookies that two requests sent. A different value is routine. */
export function sentCookieDifferences(before: readonly Header[], after: readonly Header[]) {
  const toText = ({ value }: Cookie) => value;
  return cookieDifferences('cookie-sent', {
    before: readCookies(before).map((cookie) => [cookie, toText(cookie)]),
    after: readCookies(after).map((cookie) => [cookie, toText(cookie)]),
    isRoutine: () => true,
  });
}

/** Compares the cookies that two responses set: their attributes and lifetimes; different values are routine. */
export function setCookieDifferences(before: Hop, after: Hop): Difference[] {
  const cookiesOf = ({ response, endedAt = 0 }: Hop) =>
    readSetCookies(response?.headers ?? [], endedAt).map(
      (cookie): CookieText => [cookie, `${cookie.value}${attributesText(cookie, endedAt)}`],
    );
  return cookieDifferences('cookie-set', {
    before: cookiesOf(before),
    after: cookiesOf(after),
    isRoutine: (was, is) => withoutValue(was) === withoutValue(is),
  });
}

type CookieText = readonly [cookie: Cookie, text: string];

interface ComparedCookies {
  readonly before: readonly CookieText[];
  readonly after: readonly CookieText[];
  /** Of two different texts of one cookie. */
  readonly isRoutine: (before: CookieText, after: CookieText) => boolean;
}

function cookieDifferences(aspect: Aspect, compared: ComparedCookies): Difference[] {
  const [before, after] = [byName(compared.before), byName(compared.after)];
  const differences: Difference[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (was?.[1] === is?.[1]) continue;
    const routine = was !== undefined && is !== undefined && compared.isRoutine(was, is);
    differences.push({ aspect, name, before: was?.[1], after: is?.[1], routine });
  }
  return differences;
}

/** Of several cookies of one name the last one counts, as with browsers where also host and path are the same. */
function byName(cookies: readonly CookieText[]): Map<string, CookieText> {
  return new Map(cookies.map((cookie) => [cookie[0].name, cookie]));
}

function withoutValue([{ value }, text]: CookieText): string {
  return text.slice(value.length);
}

/** As a server writes them, in one order; how long the cookie lives as Max-Age, to two digits, since clocks differ. */
function attributesText(cookie: SetCookie, setAt: number): string {
  const { domain, path, expiresAt, secure, httpOnly, sameSite } = cookie;
  const seconds = expiresAt === undefined ? undefined : Math.max(0, (expiresAt - setAt) / 1000);
  const attributes = [
    ...(domain === undefined ? [] : [`Domain=${domain}`]),
    ...(path === undefined ? [] : [`Path=${path}`]),
    ...(seconds === undefined ? [] : [`Max-Age=${Number(seconds.toPrecision(2))}`]),
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(sameSite ? [`SameSite=${sameSite}`] : []),
  ];
  return attributes.map((attribute) => `; ${attribute}`).join('');
}
