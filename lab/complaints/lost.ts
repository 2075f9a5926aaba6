/** Complaints about data that was sent but doesn't arrive. */
import type { Complaint } from './complaint.ts';

/** The most common first. */
export const lostThings: readonly Complaint[] = [
  {
    title: '“My POST arrives as GET”',
    causes: [
      {
        text: 'A proxy or a framework adds a slash, www or HTTPS with a 301 or 302, and browsers change POST to GET.',
        scenarios: ['order-lost', 'form-302', 'form-301'],
      },
      {
        text: 'A 303 switches to GET, which is right after the request was processed and wrong before.',
        scenarios: ['form-303', 'upload-confirmed'],
      },
      {
        text: 'Only one of many hops changes the method, or the request is one that no one checks.',
        scenarios: ['five-statuses', 'beacon'],
      },
    ],
  },
  {
    title: '“The body is gone”',
    causes: [
      {
        text: 'If POST becomes GET, the body is dropped along with Content-Type.',
        scenarios: ['order-lost', 'post-302'],
      },
      {
        text: 'A streamed body can’t be sent again, so a 307 ends in an error.',
        scenarios: ['stream-upload'],
      },
      {
        text: 'With 307 and 308, the body is sent again, so look for the loss after the redirect.',
        scenarios: ['form-307', 'form-308', 'query-as-body', 'upload-elsewhere'],
      },
    ],
  },
  {
    title: '“The header vanished”',
    causes: [
      {
        text: 'Browsers drop Authorization when a redirect leaves the origin and don’t restore it when another redirect returns.',
        scenarios: ['authorization-dropped', 'authorization-not-restored'],
      },
      {
        text: 'For other origins, the Referer is reduced to the origin, or omitted because of the redirect’s Referrer-Policy.',
        scenarios: ['referrer-shortened', 'referrer-policy'],
      },
      {
        text: 'After a redirect to a second origin, a cross-origin request has Origin: null.',
        scenarios: ['origin-null'],
      },
      {
        text: 'An extension removes the header.',
        scenarios: ['extension-content-type'],
      },
    ],
  },
  {
    title: '“The cookie did not stick”',
    causes: [
      {
        text: 'The cookie is Secure, but the page isn’t.',
        scenarios: ['cookie-secure', 'cookie-secure-localhost'],
      },
      {
        text: 'The cookie’s path or host doesn’t match the redirect target.',
        scenarios: ['cookie-path', 'cookie-domain', 'cookie-for-other-host'],
      },
      {
        text: 'SameSite prevents sending it because the chain began on another site or passed through one.',
        scenarios: ['cookie-same-site', 'cookie-same-site-own', 'cookie-same-site-fetch'],
      },
      {
        text: 'The browser rejects the cookie, or a later response deletes it.',
        scenarios: ['cookie-prefix', 'cookie-cross-site', 'cookie-deleted'],
      },
    ],
  },
  {
    title: '“The campaign is not counted”, “state does not match”',
    causes: [
      {
        text: 'A redirect corrects the path but drops the query.',
        scenarios: ['query-lost'],
      },
      {
        text: 'The identity provider doesn’t return the state, or the cookie to compare it with is missing.',
        scenarios: ['state-not-returned', 'cookie-same-site'],
      },
    ],
  },
];
