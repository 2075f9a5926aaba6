/** Redirects that end in the wrong place, or nowhere. */
import type { Complaint } from './complaint.ts';

/** The most common first. */
export const wrongEnds: readonly Complaint[] = [
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
      {
        text: 'Browsers don’t follow redirects of a service worker’s script.',
        scenarios: ['service-worker-script'],
      },
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
      {
        text: 'The server encodes it a second time.',
        scenarios: ['location-encoded-twice', 'parameter-encoded-twice'],
      },
      {
        text: 'The Location is made of parts, one of which is missing or already a complete URL.',
        scenarios: ['location-unset', 'location-appended'],
      },
      {
        text: 'The server stands behind a proxy, and redirects to the name or path that it has there.',
        scenarios: ['platform-name', 'path-prefix-lost'],
      },
    ],
  },
  {
    title: '“The call succeeds, but what comes is a page”, “404 or 405 after the form”',
    causes: [
      {
        text: 'The session has ended, and the server redirects calls as it does pages.',
        scenarios: ['call-sent-to-sign-in', 'call-gets-page', 'call-sent-to-provider'],
      },
      {
        text: 'A rule leads every unknown URL to a page, and missing files with them.',
        scenarios: ['page-instead-of-script'],
      },
      {
        text: 'A 307 repeats the POST at a page that is there for GET alone.',
        scenarios: ['kept-method-refused', 'form-307-missing'],
      },
    ],
  },
  {
    title: '“The frame stays empty”',
    causes: [
      {
        text: 'The redirect leads to a sign-in page that refuses to be framed.',
        scenarios: ['sign-in-in-frame'],
      },
      {
        text: 'The page’s policy doesn’t allow the redirect’s target in a frame.',
        scenarios: ['blocked-by-csp'],
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
      {
        text: 'An extension adds a token to every request, also after a redirect to another origin.',
        scenarios: ['extension-authorization'],
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
      {
        text: 'The script sends headers that a signed URL behind the redirect doesn’t expect.',
        scenarios: ['signed-url-refused'],
      },
    ],
  },
];
