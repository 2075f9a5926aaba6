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
        text: 'The page rejects redirects, or a fetch can’t follow the Location.',
        scenarios: ['mode-error', 'location-data'],
      },
      {
        text: 'The chain leads to a server that is down, no longer exists or has an untrusted certificate.',
        scenarios: ['refused', 'cut', 'unknown-host', 'untrusted-certificate'],
      },
    ],
  },
  {
    title: '“It stops at a 3xx”',
    causes: [
      {
        text: 'The Location is missing, empty or not a valid URL.',
        scenarios: ['location-missing', 'location-empty', 'location-invalid'],
      },
      {
        text: 'The Location has a scheme that browsers don’t load.',
        scenarios: ['location-app', 'location-ftp'],
      },
      {
        text: 'Browsers don’t follow this status.',
        scenarios: ['multiple-choices', 'use-proxy', 'switch-proxy-after-302'],
      },
      { text: 'The page disabled following redirects.', scenarios: ['mode-manual'] },
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
        text: 'The Location is relative and resolves to an unexpected URL.',
        scenarios: ['location-relative', 'location-protocol-relative', 'location-query'],
      },
      {
        text: 'The fragment is replaced, or inherited because the Location has none.',
        scenarios: ['fragment-replaced', 'fragment-inherited', 'location-fragment'],
      },
      {
        text: 'The Location is not ASCII, or there are two.',
        scenarios: ['location-utf8', 'location-broken-utf8', 'location-twice'],
      },
      {
        text: 'The server encodes the URL a second time.',
        scenarios: ['location-encoded-twice', 'parameter-encoded-twice'],
      },
      {
        text: 'The Location is assembled from parts, one of which is missing or already an absolute URL.',
        scenarios: ['location-unset', 'location-appended'],
      },
      {
        text: 'The server is behind a proxy and redirects to its internal host or path.',
        scenarios: ['platform-name', 'path-prefix-lost'],
      },
    ],
  },
  {
    title: '“The call succeeds but returns a page”, “404 or 405 after the form”',
    causes: [
      {
        text: 'The session has ended, and the server redirects API calls like pages.',
        scenarios: ['call-sent-to-sign-in', 'call-gets-page', 'call-sent-to-provider'],
      },
      {
        text: 'A rule redirects every unknown URL to a page, including missing files.',
        scenarios: ['page-instead-of-script'],
      },
      {
        text: 'A 307 repeats the POST at a page that allows only GET.',
        scenarios: ['kept-method-refused', 'form-307-missing'],
      },
    ],
  },
  {
    title: '“The frame stays empty”',
    causes: [
      {
        text: 'The redirect leads to a sign-in page that doesn’t allow framing.',
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
        text: 'It leaves HTTPS, for one hop or for the rest of the chain.',
        scenarios: ['https-to-http', 'plain-http-between'],
      },
      {
        text: 'It sends a secret to another site in the URL or the Referer, or passes it to the next page in the fragment.',
        scenarios: ['secret-to-other-site', 'secret-in-referer', 'fragment-token'],
      },
      {
        text: 'Its target comes from a URL parameter, or looks like another host.',
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
        text: 'Some keep POST on 301 and 302, some don’t follow redirects of a POST, and some don’t support 308.',
        scenarios: ['post-301', 'post-308'],
      },
      {
        text: 'Some follow a 300, and some send Authorization to any redirect target.',
        scenarios: ['multiple-choices', 'authorization-dropped'],
      },
      {
        text: 'The script sends headers that a signed URL behind the redirect doesn’t expect.',
        scenarios: ['signed-url-refused'],
      },
    ],
  },
];
