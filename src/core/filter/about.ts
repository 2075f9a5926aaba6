/** What each term asks for, in a few words: for whoever is about to write it. */
import type { FlagName, ValueName } from './syntax.ts';

export const ABOUT: Readonly<Record<FlagName | ValueName, string>> = {
  'method-changed': 'a redirect changed the method',
  'cross-site': 'a redirect led to another site',
  cached: 'an answer came from the cache',
  error: 'failed, or against the standards',
  status: 'a status: 302, 3xx',
  method: 'a request’s method: POST',
  verdict: 'what became of the method',
  type: 'the type: doc, fetch, img',
  domain: 'a host: *.example.com',
  scheme: 'a scheme: http',
  cause: 'why it went on: hsts, script',
  has: 'body-dropped, cookie, link',
  finding: 'a finding’s id',
  hops: 'how many hops: >3',
  'larger-than': 'the size of a body: 10k',
  header: 'a header’s name',
  cookie: 'a cookie’s name',
};
