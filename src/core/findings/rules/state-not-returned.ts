import { msg, t } from '../../text/i18n.ts';
import { hostOf } from '../../url/origin.ts';
import type { Rule } from '../finding.ts';
import { type ServerRedirect, serverRedirects } from '../kit/server-redirects.ts';

/** What an authorization server answers with (RFC 6749 §4.1.2, §4.2.2; OpenID Connect for id_token). */
const ANSWERS = ['code', 'error', 'access_token', 'id_token'];

/** An answer to an authorization request that lacks the state which was sent with it, or has another. */
export const stateNotReturned: Rule = {
  id: 'state-not-returned',
  title: msg`A sign-in didn’t return the state it received`,
  severity: 'error',
  reference: {
    text: 'RFC 6749 §4.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  },
  find: ({ chain }) => {
    let state: string | undefined;
    return serverRedirects(chain).flatMap((redirect) => {
      const asked = redirect.fromUrl.searchParams;
      if (asked.has('client_id') && asked.get('state')) state = asked.get('state') ?? undefined;
      const answer = answerOf(redirect);
      if (state === undefined || !answer || answer.get('state') === state) return [];
      const [server, client] = [hostOf(redirect.from.url), hostOf(redirect.to)];
      const text = answer.has('state')
        ? t`${server} received a state but returned a different one to ${client}`
        : t`${server} received a state but didn’t return it to ${client}`;
      state = undefined;
      return [
        {
          hop: redirect.index,
          text,
          explanation: t`The client can’t distinguish a response to its own request from one that
            someone else started, so it has to reject the response.`,
          remedy: t`Return the state unchanged, both with a code and with an error.`,
        },
      ];
    });
  },
};

/** The parameters of an answer that goes back to the client: to the redirect_uri, where that was told. */
function answerOf({ fromUrl, toUrl }: ServerRedirect): URLSearchParams | undefined {
  const asked = fromUrl.searchParams.get('redirect_uri');
  if (asked !== null && !isSamePlace(asked, toUrl)) return undefined;
  const both = new URLSearchParams(`${toUrl.search.slice(1)}&${toUrl.hash.slice(1)}`);
  return ANSWERS.some((name) => both.has(name)) && !both.has('client_id') ? both : undefined;
}

function isSamePlace(text: string, url: URL): boolean {
  if (!URL.canParse(text)) return false;
  const place = new URL(text);
  return place.origin === url.origin && place.pathname === url.pathname;
}
