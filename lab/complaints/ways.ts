/** Redirects that are too many, endless, or of unknown origin. */
import type { Complaint } from './complaint.ts';

/** The most common first. */
export const longWays: readonly Complaint[] = [
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
];
