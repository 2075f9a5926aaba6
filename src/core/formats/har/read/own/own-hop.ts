/** Our own entries → the hops that they were written from: the way back of to-detour-field.ts. */

import {
  type BodySummary,
  type FormFields,
  type Hop,
  isInternal,
  type NetworkFacts,
} from '../../../../chain/chain.ts';
import { groupBy } from '../../../../lists/group-by.ts';
import { AS_THEY_ARE, type DetourField } from '../../detour-field.ts';
import type { OwnEntry } from './own-entry.ts';

/** Makes the hop of an entry that Detour wrote. A file of 100 MB has 65,000: to put each together by `...rest` takes long. */
export function toOwnHop({ request, response, _detour: detour }: OwnEntry): Hop {
  const { fragment = '', response: answer, serverResponse, headersNotObserved: hidden } = detour;
  const hop: Draft<Hop> = {
    method: request.method,
    url: request.url + fragment,
    startedAt: detour.startedAt,
    body: toBody(detour.body, request.postData),
  };
  for (const name of AS_THEY_ARE) keep(name, detour, hop);
  if (!hidden?.includes('request')) hop.requestHeaders = request.headers;
  if (isInternal(hop.redirect)) {
    if (serverResponse) hop.response = serverResponse;
  } else if (answer) {
    const { status, headers } = response;
    // V8 takes three times as long for a literal that begins with the spread of what valibot made.
    hop.response = hidden?.includes('response')
      ? { status, ...answer }
      : { status, headers, ...answer };
  }
  if (detour.network) hop.network = toFacts(detour.network, hop.body);
  return hop;
}

/** Something that is put together by assignment. */
type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

function keep<Name extends (typeof AS_THEY_ARE)[number]>(
  name: Name,
  from: Pick<Hop, Name>,
  to: Draft<Pick<Hop, Name>>,
): void {
  if (from[name] !== undefined) to[name] = from[name];
}

function toBody(body: DetourField['body'], postData: OwnEntry['request']['postData']): BodySummary {
  if (body.kind === 'form') {
    return postData?.params ? { ...body, fields: toFields(postData.params) } : body;
  }
  if (body.kind !== 'bytes') return body;
  const { keepsText, ...bytes } = body;
  return keepsText && postData?.text !== undefined ? { ...bytes, text: postData.text } : bytes;
}

/** The values by name. `fromEntries` defines own properties, so that a field named __proto__ stays a field. */
export function toFields(params: readonly { name: string; value: string }[]): FormFields {
  return Object.fromEntries(
    groupBy(
      params,
      ({ name }) => name,
      ({ value }) => value,
    ),
  );
}

/** The body that the log showed is the hop's own, where webRequest showed none. */
function toFacts(network: NonNullable<DetourField['network']>, body: BodySummary): NetworkFacts {
  return body.kind === 'bytes' && body.source ? { ...network, body } : network;
}
