/**
 * Forms that a page submits as soon as it has loaded: without an HTTP redirect, but also without any action of the
 * user.
 */
import type { Answer, Scenario } from '../scenario.ts';
import { html } from './content.ts';

export const CLIENT_SIDE = 'Client-side redirects';

const END: Answer = { status: 200 };

/** A form that is submitted as soon as it exists. */
const selfSubmitting = (action: string, fields: string) =>
  html(
    `<body onload="document.forms[0].submit()"><form method="post" action="${action}">${fields}</form>`,
  );

/** Sign-ins whose responses are sent in self-submitting forms. */
export const selfSubmittedForms: readonly Scenario[] = [
  {
    id: 'oidc-form-post',
    group: CLIENT_SIDE,
    title: 'OpenID Connect with form_post',
    story:
      'The identity provider responds with a self-submitting form instead of a redirect, so the code doesn’t appear in any URL.',
    send: { by: 'navigate', path: '/login' },
    answers: {
      '/login': {
        status: 302,
        location: '{http://idp.localhost}/authorize?response_type=code&response_mode=form_post',
      },
      'idp.localhost/authorize': selfSubmitting(
        '{http://localhost}/callback',
        '<input name="code" value="c0de"><input name="state" value="s7ate">',
      ),
      '/callback': { status: 303, location: '{path}/home' },
      '/home': END,
    },
    expect: {
      chromium: formPost('form body of 2 fields'),
      firefox: formPost('form body of 2 fields (21 B)'),
    },
  },
  {
    id: 'saml-post',
    group: CLIENT_SIDE,
    title: 'SAML with the POST binding',
    story:
      'A SAML sign-in sends both its request and its response in self-submitting forms: three linked chains.',
    send: { by: 'navigate', path: '/app' },
    answers: {
      '/app': selfSubmitting(
        '{http://idp.localhost}/sso',
        '<input name="SAMLRequest" value="cmVx">',
      ),
      'idp.localhost/sso': selfSubmitting(
        '{http://localhost}/acs',
        '<input name="SAMLResponse" value="cmVzcA">',
      ),
      '/acs': { status: 302, location: '{path}/home' },
      '/home': END,
    },
    expect: {
      chromium: saml('form body of 1 field'),
      firefox: saml('form body of 1 field (19 B)'),
    },
  },
];

function formPost(body: string): string[][] {
  return [
    [
      'GET /login 302 Found',
      '  GET kept',
      'GET http://idp.localhost/authorize?response_type=code&response_mode=form_post 200 OK',
    ],
    [
      '⇢ form (likely)',
      'POST /callback 303 See Other',
      `  POST → GET, by design · ${body} dropped · Content-Type dropped`,
      'GET /home 200 OK',
    ],
  ];
}

function saml(body: string): string[][] {
  return [
    ['GET /app 200 OK'],
    ['⇢ form (likely)', 'POST http://idp.localhost/sso 200 OK'],
    [
      '⇢ form (likely)',
      'POST /acs 302 Found',
      `  ▲ POST → GET · ${body} dropped · Content-Type dropped`,
      'GET /home 200 OK',
    ],
  ];
}
