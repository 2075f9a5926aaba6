import { isHttp, withoutQuery } from '../../chain/chain-edit.ts';
import { msg, t } from '../../text/i18n.ts';
import { hostOf, isUrl } from '../../url/origin.ts';
import type { Found, Rule } from '../finding.ts';
import { type ServerRedirect, serverRedirects } from '../kit/redirects/server-redirects.ts';
import { urlText } from '../kit/texts/url-text.ts';

/** The parameters of an authorization server's response (RFC 6749 §4.1.2, §4.2.2; OpenID Connect for id_token). */
const ANSWERS = ['code', 'error', 'access_token', 'id_token'];

/** A response to an authorization request that lacks the request's state or has a different one. */
export const stateNotReturned: Rule = {
  id: 'state-not-returned',
  title: msg`A sign-in didn’t return the state it received`,
  severity: 'error',
  reference: {
    text: 'RFC 6749 §4.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  },
  find: ({ chain }) => {
    let asked: Asked | undefined;
    return serverRedirects(chain).flatMap((redirect) => {
      asked = requestOf(redirect) ?? asked;
      const answer = asked && answerOf(redirect, asked);
      if (!asked || !answer) return [];
      const { state } = asked;
      // After the response, everything else is the application's own.
      asked = undefined;
      return answer.get('state') === state ? [] : [toFound(redirect, answer)];
    });
  },
};

/** An authorization request. */
interface Asked {
  readonly state: string;
  readonly server: string;
  /** The address for the response, if the request names it. */
  readonly client: string | null;
}

function requestOf({ from, fromUrl: { searchParams } }: ServerRedirect): Asked | undefined {
  const state = searchParams.get('state');
  if (!searchParams.has('client_id') || !state) return undefined;
  return { state, server: hostOf(from.url), client: searchParams.get('redirect_uri') };
}

function toFound({ index, from, to }: ServerRedirect, answer: URLSearchParams): Found {
  const server = hostOf(from.url);
  const client = isHttp(to) ? hostOf(to) : urlText(withoutQuery(to));
  return {
    hop: index,
    text: answer.has('state')
      ? t`${server} received a state but returned a different one to ${client}`
      : t`${server} received a state but didn’t return it to ${client}`,
    explanation: t`The client can’t distinguish a response to its own request from one that
      someone else started, so it has to reject the response.`,
    remedy: t`Return the state unchanged, both with a code and with an error.`,
  };
}

/** The parameters of the response that returns to the client, at its redirect_uri if the request named one. */
function answerOf({ from, toUrl }: ServerRedirect, asked: Asked): URLSearchParams | undefined {
  const isBack =
    asked.client === null
      ? hostOf(from.url) === asked.server && toUrl.hostname !== asked.server
      : hostOf(from.url) !== hostOf(asked.client) && isSamePlace(asked.client, toUrl);
  const both = new URLSearchParams(`${toUrl.search.slice(1)}&${toUrl.hash.slice(1)}`);
  return isBack && ANSWERS.some((name) => both.has(name)) && !both.has('client_id')
    ? both
    : undefined;
}

function isSamePlace(text: string, url: URL): boolean {
  if (!isUrl(text)) return false;
  const place = new URL(text);
  return place.origin === url.origin && place.pathname === url.pathname;
}
