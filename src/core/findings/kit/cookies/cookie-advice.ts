/** The explanation for a cookie that was not sent, by the likely reason. */
import type { RequestType } from '../../../chain/chain.ts';
import type { Obstacle } from '../../../http/cookies/obstacles.ts';
import type { SetCookie } from '../../../http/cookies/set-cookie.ts';
import { type Message, msg, translate } from '../../../text/i18n.ts';
import type { Found, Severity } from '../../finding.ts';

export interface LostCookie {
  readonly cookie: SetCookie;
  /** Indexes of the hop whose response set it, and of the one that didn't send it. */
  readonly setAt: number;
  readonly at: number;
  readonly likely: Obstacle | undefined;
}

type Advice = readonly [explanation: Message, remedy: Message];

const STRICT: Advice = [
  msg`SameSite=Strict cookies aren’t sent if another site initiated the request, even on the
    return from a sign-in. Firefox also checks every host in the chain.`,
  msg`Set SameSite=Lax, or end the chain with a page that navigates to the final URL, so that the
    site itself initiates the request.`,
];

const LAX: Advice = [
  msg`In cross-site requests, SameSite=Lax cookies are sent only with top-level GET navigations.
    Chromium treats cookies without SameSite as Lax.`,
  msg`Set “SameSite=None; Secure” if the cookie must be sent with cross-site POST or fetch
    requests. Otherwise, return to the site with GET.`,
];

const ADVICE: Readonly<Record<Obstacle, Advice>> = {
  malformed: [
    msg`Browsers ignore cookies that have neither a name nor a value, are too long (over 4 kB) or contain
      control characters.`,
    msg`Give the cookie a name, keep it shorter than 4 kB, and percent-encode its value.`,
  ],
  '__Host- prefix': [
    msg`The __Host- prefix requires HTTPS, Secure, Path=/ and no Domain. Browsers reject cookies
      that don’t comply.`,
    msg`Set the cookie over HTTPS with “Secure; Path=/” and without Domain, or rename the cookie.`,
  ],
  '__Secure- prefix': [
    msg`The __Secure- prefix requires HTTPS and Secure. Browsers reject cookies that don’t comply.`,
    msg`Add Secure and set the cookie over HTTPS, or rename the cookie.`,
  ],
  Secure: [
    msg`Browsers neither accept nor send Secure cookies over plain HTTP, except on localhost.`,
    msg`Redirect to HTTPS first, then set the cookie there.`,
  ],
  'SameSite=None without Secure': [
    msg`Browsers reject SameSite=None cookies without Secure.`,
    msg`Add Secure and set the cookie over HTTPS.`,
  ],
  'public-suffix': [
    msg`Browsers reject cookies whose Domain is a public suffix, because anyone can register names
      below it.`,
    msg`Set Domain to the registered domain (such as example.org), or remove Domain.`,
  ],
  Domain: [
    msg`Cookies without Domain are sent only to the host that set them. Cookies with Domain are sent only
      to that domain and those below it.`,
    msg`Set Domain to the parent domain that all hosts share, or redirect first and set the cookie
      on the last host.`,
  ],
  Path: [
    msg`Cookies without Path are limited to the directory of the URL that set them.`,
    msg`Add “Path=/” if the whole site needs the cookie.`,
  ],
  expired: [
    msg`The cookie had expired when the request was sent.`,
    msg`Set a longer Max-Age or a later Expires date.`,
  ],
  'SameSite=Strict': STRICT,
  'SameSite=Lax': LAX,
  'SameSite is Lax by default': LAX,
  'cross-site request': [
    msg`Cross-site requests other than top-level navigations include cookies only if the request
      uses credentials, the cookie has “SameSite=None; Secure” and the browser allows third-party
      cookies.`,
    msg`Send the request with credentials, or serve the response from the page’s own site.`,
  ],
};

const UNKNOWN: Advice = [
  msg`Nothing in the recording explains why the cookie wasn’t sent. Users may block cookies, and a
    fetch may be sent without credentials.`,
  msg`Check whether the cookie is in the browser’s Application or Storage panel.`,
];

/** A frame's navigation already uses credentials and usually GET, so neither can be the remedy. */
const IN_FRAME: Advice = [
  msg`In cross-site requests for frames, browsers send neither Lax nor Strict cookies. Chromium treats cookies
    without SameSite as Lax.`,
  msg`Set “SameSite=None; Secure”. Browsers that block third-party cookies also need Partitioned.
    Alternatively, open the application in a window of its own.`,
];

const BLOCKED_IN_FRAME: Advice = [
  msg`The request for the frame is cross-site, and the browser likely blocks third-party cookies.`,
  msg`Add Partitioned if it is missing, which limits the cookie to frames on one site’s pages. Alternatively,
    open the application in a window of its own.`,
];

/** Obstacles in cross-site requests only. */
const CROSS_SITE: ReadonlySet<Obstacle | undefined> = new Set([
  'SameSite=Strict',
  'SameSite=Lax',
  'SameSite is Lax by default',
  'cross-site request',
]);

/** Explains why a request of this type did not send a cookie, and says what to change. */
export function adviceFor(
  { likely, cookie }: LostCookie,
  type: RequestType,
): Pick<Found, 'explanation' | 'remedy'> {
  const [explanation, remedy] = adviceOn(likely, cookie, type);
  return { explanation: translate(explanation), remedy: translate(remedy) };
}

function adviceOn(likely: Obstacle | undefined, cookie: SetCookie, type: RequestType): Advice {
  if (type === 'sub_frame' && CROSS_SITE.has(likely)) {
    return cookie.sameSite === 'None' ? BLOCKED_IN_FRAME : IN_FRAME;
  }
  return likely === undefined ? UNKNOWN : ADVICE[likely];
}

/** A narrow scope may be intended; a cookie that browsers reject never is. */
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
