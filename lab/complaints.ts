/** What people complain of, what typically causes it, and the scenarios in which it can be seen to happen. */

export interface Complaint {
  /** In the words of who has it. */
  readonly title: string;
  readonly causes: readonly TypicalCause[];
}

export interface TypicalCause {
  /** One sentence. */
  readonly text: string;
  /** Ids, the plainest first. */
  readonly scenarios: readonly string[];
}

/** The commonest first. */
export const complaints: readonly Complaint[] = [
  {
    title: '“My POST arrives as GET”',
    causes: [
      {
        text: 'A proxy or a framework adds a slash, www or https by 301 or 302, and browsers turn POST into GET.',
        scenarios: ['order-lost', 'form-302', 'form-301'],
      },
      {
        text: 'A 303 asks for GET, which is right once the work is done and wrong before.',
        scenarios: ['form-303', 'upload-confirmed'],
      },
      {
        text: 'One hop of many does it, or one that nobody looks at.',
        scenarios: ['five-statuses', 'beacon'],
      },
    ],
  },
  {
    title: '“The body is gone”',
    causes: [
      {
        text: 'Where POST becomes GET the body goes, and Content-Type with it.',
        scenarios: ['order-lost', 'post-302'],
      },
      {
        text: 'What is streamed cannot be sent again, so a 307 ends in an error.',
        scenarios: ['stream-upload'],
      },
      {
        text: 'On 307 and 308 it is sent again, so look for the loss behind the redirect.',
        scenarios: ['form-307', 'form-308', 'query-as-body', 'upload-elsewhere'],
      },
    ],
  },
  {
    title: '“The header vanished”',
    causes: [
      {
        text: 'Browsers drop Authorization where the redirect leaves the origin, and do not take it up again on the way back.',
        scenarios: ['authorization-dropped', 'authorization-not-restored'],
      },
      {
        text: 'To another origin Referer is cut to the origin, or left out where the redirect asks for it.',
        scenarios: ['referrer-shortened', 'referrer-policy'],
      },
      {
        text: 'After a second origin a cross-origin request says Origin: null.',
        scenarios: ['origin-null'],
      },
    ],
  },
  {
    title: '“The cookie did not stick”',
    causes: [
      {
        text: 'It is Secure, and the page is not.',
        scenarios: ['cookie-secure', 'cookie-secure-localhost'],
      },
      {
        text: 'It is for another path or another host than the redirect leads to.',
        scenarios: ['cookie-path', 'cookie-domain'],
      },
      {
        text: 'SameSite keeps it back, because the chain began at another site or passed through one.',
        scenarios: ['cookie-same-site', 'cookie-same-site-own', 'cookie-same-site-fetch'],
      },
      {
        text: 'The browser refuses it, or a later answer deletes it.',
        scenarios: ['cookie-prefix', 'cookie-cross-site', 'cookie-deleted'],
      },
    ],
  },
  {
    title: '“The campaign is not counted”, “state does not match”',
    causes: [
      {
        text: 'A redirect puts the path right and does not pass the query on.',
        scenarios: ['query-lost'],
      },
      {
        text: 'The identity provider returns no state, or the cookie to compare it with is missing.',
        scenarios: ['state-not-returned', 'cookie-same-site'],
      },
    ],
  },
  {
    title: '“The sign-in loops”, “too many redirects”',
    causes: [
      {
        text: 'Each of two rules undoes what the other does, as with www, or with the sign-in and the page it guards.',
        scenarios: ['loop-of-two', 'ping-pong'],
      },
      {
        text: 'Behind a proxy the server sees http and redirects to https for ever.',
        scenarios: ['loop-of-one', 'upgrade-every-hop'],
      },
      {
        text: 'The cookie that would end the loop is never sent.',
        scenarios: ['waits-for-cookie', 'cookie-secure'],
      },
      {
        text: 'Two scripts send the visitor back and forth, which no limit ends.',
        scenarios: ['script-loop'],
      },
      {
        text: 'It is no loop, only longer than the 20 redirects that browsers follow.',
        scenarios: ['twenty-one-redirects', 'twenty-redirects-page'],
      },
    ],
  },
  {
    title: '“http → https → www → slash”: too many steps',
    causes: [
      {
        text: 'Every rule mends one thing and leaves the rest to the next.',
        scenarios: ['http-https-www-slash', 'slash-by-302'],
      },
      {
        text: 'Links still name http, so each visit begins with an upgrade.',
        scenarios: ['http-to-https', 'hsts', 'hsts-after-302'],
      },
    ],
  },
  {
    title: '“The redirect will not go away”',
    causes: [
      {
        text: 'A 301 or 308 is cached, and the server is not asked any more.',
        scenarios: ['cached-301', 'cached-308', 'cached-301-by-default', 'cached-301-cookie'],
      },
      {
        text: 'The browser knows the host as https only.',
        scenarios: ['hsts', 'hsts-fetch'],
      },
    ],
  },
  {
    title: '“It redirects, but no server of mine does”',
    causes: [
      {
        text: 'The browser upgrades http by HSTS, by a policy of the page, or by its own habit.',
        scenarios: ['hsts', 'upgrade-insecure-requests', 'https-first'],
      },
      {
        text: 'Another extension redirects.',
        scenarios: ['extension-page', 'extension-fetch', 'extension-upgrade'],
      },
      {
        text: 'The page leads on by itself: a Refresh header, a meta element, a script, or a form.',
        scenarios: ['refresh-header', 'meta-refresh', 'script-replace', 'oidc-form-post'],
      },
      {
        text: 'A service worker answers.',
        scenarios: ['service-worker-fetch', 'service-worker-frame'],
      },
    ],
  },
  {
    title: '“Failed to fetch”, “blocked by CORS”',
    causes: [
      {
        text: 'The redirect itself lacks the CORS headers, or its target does.',
        scenarios: ['cors-redirect-refused', 'cors-target-refused'],
      },
      {
        text: 'The preflight is redirected, which forbids the request.',
        scenarios: ['preflight-redirected'],
      },
      {
        text: 'The page refuses redirects, or the Location is none that a fetch may follow.',
        scenarios: ['mode-error', 'location-data'],
      },
      {
        text: 'The chain leads to a server that is down, gone or not trusted.',
        scenarios: ['refused', 'cut', 'unknown-host', 'untrusted-certificate'],
      },
    ],
  },
  {
    title: '“It stops at a 3xx”',
    causes: [
      {
        text: 'The Location is missing, empty or no URL.',
        scenarios: ['location-missing', 'location-empty', 'location-invalid'],
      },
      {
        text: 'It leads to a scheme that browsers do not load.',
        scenarios: ['location-app', 'location-ftp'],
      },
      {
        text: 'Browsers do not follow this status.',
        scenarios: ['multiple-choices', 'use-proxy', 'switch-proxy-after-302'],
      },
      { text: 'The page asked not to follow.', scenarios: ['mode-manual'] },
    ],
  },
  {
    title: '“It leads to the wrong place”',
    causes: [
      {
        text: 'The Location is relative, and means something else than was thought.',
        scenarios: ['location-relative', 'location-protocol-relative', 'location-query'],
      },
      {
        text: 'The fragment is replaced, or carried over where none is given.',
        scenarios: ['fragment-replaced', 'fragment-inherited', 'location-fragment'],
      },
      {
        text: 'The Location is not ASCII, or there are two.',
        scenarios: ['location-utf8', 'location-broken-utf8', 'location-twice'],
      },
    ],
  },
  {
    title: '“Is this redirect safe?”',
    causes: [
      {
        text: 'It leaves https, for the whole way or for one hop.',
        scenarios: ['https-to-http', 'plain-http-between'],
      },
      {
        text: 'It takes a secret to another site, in the URL or by Referer, or to the next page in the fragment.',
        scenarios: ['secret-to-other-site', 'secret-in-referer', 'fragment-token'],
      },
      {
        text: 'Its target is taken from the URL, or looks like another.',
        scenarios: ['open-redirect', 'location-look-alike', 'location-fullwidth-host'],
      },
    ],
  },
  {
    title: '“It works in the browser, but not from a script”',
    causes: [
      {
        text: 'Browsers keep PUT, PATCH and DELETE on 301 and 302; some other clients send GET.',
        scenarios: ['put-302', 'patch-301', 'delete-302'],
      },
      {
        text: 'Some keep POST on 301 and 302, some follow no redirect of a POST, and some do not know 308.',
        scenarios: ['post-301', 'post-308'],
      },
      {
        text: 'Some follow a 300, and some send Authorization to whatever host they are led to.',
        scenarios: ['multiple-choices', 'authorization-dropped'],
      },
    ],
  },
];
