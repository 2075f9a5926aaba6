/** curl and wget. */
import type { ClientRules } from './model.ts';
import { always, following, followsAll, isSafe, notOnChanging, sameMethod } from './rules.ts';

/** curl follows any response with a Location, and sends manually set headers with every request to the first host. */
const CURL = {
  version: '8.23.0',
  limit: 50,
  follows: followsAll,
  keepsContentType: always,
} as const;

/** Without `--request`, curl determines the method itself; its other methods require the option. */
const OWN_METHODS = ['GET', 'HEAD', 'POST', 'PUT'];

const becomes = (status: number, method: string) => {
  if (status === 303) return method === 'HEAD' ? 'HEAD' : 'GET';
  return method === 'POST' && (status === 301 || status === 302) ? 'GET' : method;
};

/** `--post301` and similar options: POST stays POST on that status. */
const keepingPostOn = (kept: number): ClientRules => ({
  ...CURL,
  name: `curl -L --post${kept}`,
  restoresAuthorization: true,
  methods: OWN_METHODS,
  becomes: (status, method) =>
    method === 'POST' && status === kept ? 'POST' : becomes(status, method),
});

export const COMMAND_LINE: readonly ClientRules[] = [
  { ...CURL, name: 'curl -L', restoresAuthorization: true, methods: OWN_METHODS, becomes },
  {
    ...CURL,
    name: 'curl -L -X',
    restoresAuthorization: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    // A method given by name is sent every time, even when curl has changed to a request without a body.
    becomes: sameMethod,
    keepsBody: notOnChanging,
  },
  keepingPostOn(301),
  keepingPostOn(302),
  keepingPostOn(303),
  { ...CURL, name: 'curl --location-trusted', methods: OWN_METHODS, becomes, keeps: always },
  {
    name: 'wget',
    version: '1.25.0',
    limit: 20,
    keepsCookies: true,
    follows: following(300, 301, 302, 303, 307, 308),
    becomes: (status, method) => {
      if ((status === 300 || status === 303) && !isSafe(method)) return 'GET';
      return method === 'POST' && (status === 301 || status === 302) ? 'GET' : method;
    },
    keepsContentType: always,
    keeps: always,
  },
];
