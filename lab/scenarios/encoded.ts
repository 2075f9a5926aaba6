/** Sign-ins with encoded messages in URLs, which the panel decodes on demand. */
import type { Scenario } from '../scenario.ts';

const GROUP = 'Sign-in messages';

/** Literal, because zlib implementations compress differently. A LogoutRequest for ada, and its LogoutResponse. */
const LOGOUT_REQUEST =
  'sylOzM0psPLJT88vLQlKLSxNLS5RqMjNySu2AsvYKpUW5VnlJxZnFlvlJeamFluVJFsFO%2Fr6WBnpGVgVFOWX5Cfn5ygpeLrYKsUbKtnZgHRZ%2BSXmpnq6IJmD35jE4uLUopLM%2FDwlu8SURBt9JDPsIDw0F9oBAA%3D%3D';
const LOGOUT_RESPONSE =
  'NcxLCoAgEADQq8gcoN9yyCBoE9Sm2ouIRKAz0ih0%2FCBo%2FeD1YmNIuPDJJW9eEpN49cRAgh9pKDchW7kEyUYvmB3u47pgVzWYbs7sOICaJw2mAzXTvxyswbRQDy8%3D';

/** `{"to":"/orders"}` */
const RELAY_STATE = 'eyJ0byI6Ii9vcmRlcnMifQ%3D%3D';

/** For ada, until 2027. The signature is made up. */
const ID_TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEiLCJleHAiOjE4MDAwMDAwMDB9.bGFi';

const REQUEST = `SAMLRequest=${LOGOUT_REQUEST}&RelayState=${RELAY_STATE}`;
const RESPONSE = `SAMLResponse=${LOGOUT_RESPONSE}&RelayState=${RELAY_STATE}`;
const FRAGMENT = `id_token=${ID_TOKEN}&state=s7ate`;

export const encoded: readonly Scenario[] = [
  {
    id: 'saml-logout',
    group: GROUP,
    title: 'SAML logout with the Redirect binding',
    story:
      'A SAML logout sends its request and response in URLs, deflated and base64-encoded. Decode, beside them in the panel, shows the XML.',
    send: { by: 'navigate', path: '/logout' },
    answers: {
      '/logout': { status: 302, location: `{http://idp.localhost}/slo?${REQUEST}` },
      'idp.localhost/slo': { status: 302, location: `{http://localhost}/slo?${RESPONSE}` },
      '/slo': { status: 303, location: '{path}/goodbye' },
      '/goodbye': { status: 200 },
    },
    expect: [
      [
        'GET /logout 302 Found',
        '  GET kept',
        `GET http://idp.localhost/slo?${REQUEST} 302 Found`,
        '  GET kept',
        `GET /slo?${RESPONSE} 303 See Other`,
        '  GET kept',
        'GET /goodbye 200 OK',
      ],
    ],
  },
  {
    id: 'oidc-implicit',
    group: GROUP,
    title: 'OpenID Connect with the implicit flow',
    story:
      'The provider returns its ID token in the fragment, which no server sees. Decode shows the JWT’s claims and times.',
    send: { by: 'navigate', path: '/login' },
    answers: {
      '/login': {
        status: 302,
        location: '{http://idp.localhost}/authorize?response_type=id_token&state=s7ate&nonce=n0nce',
      },
      'idp.localhost/authorize': {
        status: 302,
        location: `{http://localhost}/callback#${FRAGMENT}`,
      },
      '/callback': { status: 200 },
    },
    expect: [
      [
        'GET /login 302 Found',
        '  GET kept',
        'GET http://idp.localhost/authorize?response_type=id_token&state=s7ate&nonce=n0nce 302 Found',
        '  GET kept',
        `GET /callback#${FRAGMENT} 200 OK`,
      ],
    ],
  },
];
