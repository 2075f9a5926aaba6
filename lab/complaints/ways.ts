/** Redirects that are too many, endless, or of unknown origin. */
import type { Complaint } from './complaint.ts';

/** The most common first. */
export const longWays: readonly Complaint[] = [
  {
    title: '“The sign-in loops”, “too many redirects”',
    causes: [
      {
        text: 'Two rules undo each other, for example for www, or between a sign-in and the page it protects.',
        scenarios: ['loop-of-two', 'ping-pong'],
      },
      {
        text: 'The server is behind a proxy, sees plain HTTP and keeps redirecting to HTTPS.',
        scenarios: ['loop-of-one', 'upgrade-every-hop'],
      },
      {
        text: 'The cookie that would end the loop is never sent.',
        scenarios: ['waits-for-cookie', 'cookie-secure'],
      },
      {
        text: 'Two scripts navigate back and forth, which no redirect limit ends.',
        scenarios: ['script-loop'],
      },
      {
        text: 'The chain isn’t a loop, only longer than the 20 redirects that browsers follow.',
        scenarios: ['twenty-one-redirects', 'twenty-redirects-page'],
      },
    ],
  },
  {
    title: '“HTTP → HTTPS → www → slash”: too many steps',
    causes: [
      {
        text: 'Every rule fixes one thing and leaves the rest to the next rule.',
        scenarios: ['http-https-www-slash', 'slash-by-302'],
      },
      {
        text: 'Links still use http:, so each visit begins with an upgrade.',
        scenarios: ['http-to-https', 'hsts', 'hsts-after-302'],
      },
    ],
  },
  {
    title: '“The redirect will not go away”',
    causes: [
      {
        text: 'A 301 or 308 is cached, so requests no longer reach the server.',
        scenarios: ['cached-301', 'cached-308', 'cached-301-by-default', 'cached-301-cookie'],
      },
      {
        text: 'The browser knows that the host is HTTPS-only.',
        scenarios: ['hsts', 'hsts-fetch'],
      },
    ],
  },
  {
    title: '“It redirects, but no server of mine does”',
    causes: [
      {
        text: 'The browser upgrades HTTP because of HSTS or the page’s policy, or because it tries HTTPS first.',
        scenarios: ['hsts', 'upgrade-insecure-requests', 'https-first'],
      },
      {
        text: 'Another extension redirects.',
        scenarios: ['extension-page', 'extension-fetch', 'extension-upgrade'],
      },
      {
        text: 'The page navigates by itself: a Refresh header, a meta element, a script or a form.',
        scenarios: ['refresh-header', 'meta-refresh', 'script-replace', 'oidc-form-post'],
      },
      {
        text: 'A service worker responds.',
        scenarios: ['service-worker-fetch', 'service-worker-frame'],
      },
    ],
  },
];
