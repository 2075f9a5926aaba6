/** What each term matches, in a few words, for the completion list. */
import { type Message, msg } from '../text/i18n.ts';
import type { FlagName, ValueName } from './syntax.ts';

export const ABOUT: Readonly<Record<FlagName | ValueName, Message>> = {
  'method-changed': msg`a redirect changed the method`,
  'cross-site': msg`a redirect went to another site`,
  cached: msg`a response came from the cache`,
  error: msg`failed, or violated a standard`,
  pinned: msg`you pinned the chain`,
  status: msg`a status: 302, 3xx`,
  method: msg`a request method: POST`,
  verdict: msg`what happened to the method`,
  type: msg`a request type: doc, fetch, img`,
  domain: msg`a host: *.example.com`,
  scheme: msg`a scheme: http`,
  cause: msg`the cause of a redirect or link: hsts, script`,
  has: msg`body-dropped, cookie, link`,
  finding: msg`a finding ID`,
  hops: msg`the number of hops: >3`,
  'larger-than': msg`a body or transfer size: 10k`,
  header: msg`a header name`,
  cookie: msg`a cookie name`,
  by: msg`the sender of a redirect: nginx`,
};
