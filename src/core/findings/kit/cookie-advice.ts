/** What is to be said of a cookie that was not sent, by what likely kept it back. */
import type { Obstacle } from '../../http/cookies/obstacles.ts';
import type { SetCookie } from '../../http/cookies/set-cookie.ts';
import { type Message, msg, translate } from '../../text/i18n.ts';
import type { Found, Severity } from '../finding.ts';

export interface LostCookie {
  readonly cookie: SetCookie;
  /** Indexes of the hop whose answer set it, and of the one that did not send it. */
  readonly setAt: number;
  readonly at: number;
  readonly likely: Obstacle | undefined;
}

type Advice = readonly [explanation: Message, remedy: Message];

const STRICT: Advice = [
  msg`A Strict cookie is only for requests that the site itself began. One that another site’s page or redirect led to does without, also on the way back from a sign-in; Firefox counts every host on the way.`,
  msg`Set SameSite=Lax, or end the chain with a page that goes on by itself: that request is the site’s own.`,
];

const LAX: Advice = [
  msg`A Lax cookie goes along across sites on links and redirects of the address bar by GET, and on nothing else; one without SameSite is taken for Lax.`,
  msg`Set “SameSite=None; Secure”, if it must go along on a POST or a fetch from another site; else return by GET.`,
];

const ADVICE: Readonly<Record<Obstacle, Advice>> = {
  malformed: [
    msg`Browsers ignore a cookie that is empty, too long (4 kB) or holds control characters.`,
    msg`Set a shorter value, and encode it.`,
  ],
  '__Host- prefix': [
    msg`The name promises Secure, Path=/ and no Domain, over https. Browsers refuse one that breaks its promise.`,
    msg`Add “Secure; Path=/” and leave Domain out, or give it another name.`,
  ],
  '__Secure- prefix': [
    msg`The name promises Secure, over https. Browsers refuse one that breaks its promise.`,
    msg`Add Secure and set it over https, or give it another name.`,
  ],
  Secure: [
    msg`Over plain http browsers neither take a Secure cookie nor send one; localhost is an exception.`,
    msg`Redirect to https first, and set the cookie there.`,
  ],
  'SameSite=None without Secure': [
    msg`Browsers refuse SameSite=None without Secure.`,
    msg`Add Secure, and set it over https.`,
  ],
  Domain: [
    msg`A cookie without Domain goes back to the very host that set it; one with the Domain of another host is refused.`,
    msg`Set Domain to the part of the name that all hosts have in common; or redirect first, and set it on the last host.`,
  ],
  Path: [
    msg`A cookie without Path is for the directory of the URL that set it.`,
    msg`Add “Path=/”, if the whole site is to get it.`,
  ],
  expired: [msg`Its time had passed when the request was sent.`, msg`Let it live longer.`],
  'SameSite=Strict': STRICT,
  'SameSite=Lax': LAX,
  'SameSite is Lax by default': LAX,
  'cross-site request': [
    msg`What a page requests of another site carries cookies only if it asks for credentials, the cookie is “SameSite=None; Secure”, and the browser allows a third party’s.`,
    msg`Ask with credentials, or let the page’s own site answer.`,
  ],
};

const UNKNOWN: Advice = [
  msg`Nothing that was recorded speaks against it. Users may block cookies, and a fetch may be sent without credentials.`,
  msg`Look into the browser’s Application or Storage panel, whether it has the cookie.`,
];

/** Explains what kept a cookie back, and says what to change. */
export function adviceFor(likely: Obstacle | undefined): Pick<Found, 'explanation' | 'remedy'> {
  const [explanation, remedy] = likely === undefined ? UNKNOWN : ADVICE[likely];
  return { explanation: translate(explanation), remedy: translate(remedy) };
}

/** What was scoped too narrowly may be meant so; what browsers refuse never is. */
export function severityOf({ likely, cookie }: LostCookie): Severity {
  switch (likely) {
    case undefined:
    case 'Path':
    case 'cross-site request':
      return 'info';
    case 'Domain':
      return cookie.domain === undefined ? 'info' : 'warning';
    default:
      return 'warning';
  }
}
