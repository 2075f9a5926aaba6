/** Our own entries → the hops that they were written from: the way back of to-detour-field.ts. */

import {
  type BodySummary,
  type FormFields,
  type Hop,
  isInternal,
  type NetworkFacts,
} from '../../../chain/chain.ts';
import { groupBy } from '../../../lists/group-by.ts';
import type { DetourField } from '../detour-field.ts';
import type { OwnEntry } from './own-entry.ts';

/** Makes the hop of an entry that Detour wrote. */
export function toOwnHop({ request, response, _detour: detour }: OwnEntry): Hop {
  const {
    chain: _chain,
    fragment = '',
    body,
    response: answer,
    serverResponse,
    headersNotObserved: hidden = [],
    network,
    ...more
  } = detour;
  const hop: Draft<Hop> = {
    ...more,
    method: request.method,
    url: request.url + fragment,
    body: toBody(body, request.postData),
  };
  if (!hidden.includes('request')) hop.requestHeaders = request.headers;
  if (isInternal(hop.redirect)) {
    if (serverResponse) hop.response = serverResponse;
  } else if (answer) {
    const { status, headers } = response;
    hop.response = hidden.includes('response')
      ? { status, ...answer }
      : { status, ...answer, headers };
  }
  if (network) hop.network = toFacts(network, hop.body);
  return hop;
}

/** Something that is put together by assignment. A file of 100 MB has 65,000 hops, and spreads would take long. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

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
