/** What each term asks for, in a few words: for whoever is about to write it. */
import { type Message, msg } from '../text/i18n.ts';
import type { FlagName, ValueName } from './syntax.ts';

export const ABOUT: Readonly<Record<FlagName | ValueName, Message>> = {
  'method-changed': msg`a redirect changed the method`,
  'cross-site': msg`a redirect led to another site`,
  cached: msg`an answer came from the cache`,
  error: msg`failed, or against the standards`,
  pinned: msg`you pinned it`,
  status: msg`a status: 302, 3xx`,
  method: msg`a request’s method: POST`,
  verdict: msg`what became of the method`,
  type: msg`the type: doc, fetch, img`,
  domain: msg`a host: *.example.com`,
  scheme: msg`a scheme: http`,
  cause: msg`why it went on: hsts, script`,
  has: msg`body-dropped, cookie, link`,
  finding: msg`a finding’s id`,
  hops: msg`how many hops: >3`,
  'larger-than': msg`the size of a body: 10k`,
  header: msg`a header’s name`,
  cookie: msg`a cookie’s name`,
};
