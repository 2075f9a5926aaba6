/** What a client does with one redirect, as far as it was measured, in words where it does not follow. */
import type { Hop } from '../chain/chain.ts';
import { type Message, msg, t, translate } from '../text/i18n.ts';
import type { ClientAnswer, ClientModel, ClientRequest, Target } from './model.ts';
import { targetsOf } from './target.ts';

export type Followed = Extract<ClientAnswer, { followed: true }>;

export type ToldAnswer =
  | { readonly kind: 'unmeasured'; readonly text: string }
  /** `doesn’t follow 308 with POST` */
  | { readonly kind: 'not-followed'; readonly text: string }
  | {
      readonly kind: 'followed';
      readonly answer: Followed;
      /** Whether an Authorization would be sent on; undefined where that depends on its settings. */
      readonly authorization: boolean | undefined;
    };

/**
 * Says what a client does if a hop's request is redirected.
 * @param status the redirect's, be it the hop's own or another
 * @param target the URL that the redirect leads to
 */
export function answerTo(
  client: ClientModel,
  from: Hop,
  status: number,
  target: string,
): ToldAnswer {
  const targets = targetsOf(from.url, target);
  if (!targets) return { kind: 'unmeasured', text: t`not measured: non-HTTP URLs` };
  const request: ClientRequest = {
    method: from.method,
    hasBody: from.body.kind !== 'none',
    isBare: isBare(from),
  };
  const answers = targets.map((place) => client.follow(request, status, place));
  if (answers.includes(undefined)) {
    return { kind: 'unmeasured', text: t`not measured: ${from.method} on ${status}` };
  }
  const [answer] = answers;
  if (!answer?.followed || !answers.every(isFollowed)) {
    const where = targets.find((_, place) => !isFollowed(answers[place])) ?? 'same-origin';
    return { kind: 'not-followed', text: notFollowedText(client, request, status, where) };
  }
  const isOne = answers.every(({ authorization }) => authorization === answer.authorization);
  return {
    kind: 'followed',
    answer,
    authorization: isOne ? answer.authorization : undefined,
  };
}

function isBare({ requestHeaders = [] }: Hop): boolean {
  return !requestHeaders.some(({ name }) => /^(authorization|cookie)$/i.test(name));
}

function isFollowed(answer: ClientAnswer | undefined): answer is Followed {
  return answer?.followed === true;
}

/** What a redirect leads to that some clients do not follow. */
const PLACES: Readonly<Record<Target, Message>> = {
  'same-origin': msg`the same origin`,
  'other-host': msg`another host`,
  'other-port': msg`another port`,
  'to-https': msg`HTTPS`,
  'to-http': msg`plain HTTP`,
  'to-https-default': msg`HTTPS`,
  'to-http-default': msg`plain HTTP`,
  'to-subdomain': msg`a subdomain`,
  'to-parent': msg`the parent domain`,
};

/** `doesn’t follow 308`; more where it does with another method or to another place. */
function notFollowedText(
  client: ClientModel,
  request: ClientRequest,
  status: number,
  where: Target,
): string {
  const follows = (other: ClientRequest) =>
    client.follow(other, status, 'same-origin')?.followed === true;
  if (follows(request)) return t`doesn’t follow ${status} to ${translate(PLACES[where])}`;
  if (follows({ method: 'GET', hasBody: false })) {
    return t`doesn’t follow ${status} with ${request.method}`;
  }
  return t`doesn’t follow ${status}`;
}
