/** What a client does with one redirect, as far as it was measured, and in words if it doesn't follow. */
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
      /** Whether an Authorization would be sent along; undefined if that depends on the client's settings. */
      readonly authorization: boolean | undefined;
    };

/**
 * Returns what a client does if a hop's request is redirected.
 * @param status the redirect's status, which may differ from the hop's own
 * @param target the redirect's target
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

/** Describes targets that some clients don't follow. */
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

/** `doesn’t follow 308`; more precise if the client follows it with another method or to another target. */
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
