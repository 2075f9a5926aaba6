/** What a request's form asks for, by the names of its fields. */
import type { Hop } from '../../chain/chain.ts';

/** Names that frameworks give to a password's field, in pages of any language. */
const PASSWORD = /^(user|login|session|account|j)?[[_.-]*(pass(word|wd|phrase)?|pwd)\]?$/i;

/** Names the fields of a request's form; none if it has no form, or none that was observed. */
export function fieldNames({ body }: Hop): string[] {
  if (body.kind === 'form') return Object.keys(body.fields ?? {});
  return body.kind === 'bytes' ? [...new URLSearchParams(body.text ?? '').keys()] : [];
}

/** Returns whether a request's form has a password, as one that signs in does. */
export function sendsPassword(hop: Hop): boolean {
  return hop.method === 'POST' && fieldNames(hop).some((name) => PASSWORD.test(name));
}
