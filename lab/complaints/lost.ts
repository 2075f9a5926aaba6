/** What was sent but doesn't arrive. */
import type { Complaint } from './complaint.ts';

/** The most common first. */
export const lostThings: readonly Complaint[] = [
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
      {
        text: 'An extension removes it.',
        scenarios: ['extension-content-type'],
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
        scenarios: ['cookie-path', 'cookie-domain', 'cookie-for-other-host'],
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
];
