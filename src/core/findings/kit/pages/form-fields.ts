/** What a request's form asks for, by the names of its fields. */
import type { Hop } from '../../../chain/chain.ts';

/** What a password's field is called, alone or as part of a form's: `password`, `user[password]`, `j_password`. */
const PASSWORD =
  /(^|[[_.:-])(pass(w(or[dt]|d)|phrase|ord)?|pwd|kennwort|contrase[nñ]a|senha|mot_?de_?passe|mdp|wachtwoord|l[oö]senord|has[lł]o|salasana|parola|heslo|adgangskode|jelsz[oó]|[sş]ifre)\]?$/i;

/** Fields by which another site answers a sign-in: SAML's POST binding, OAuth's form_post, WS-Federation. */
const ANSWERS = ['SAMLResponse', 'state', 'id_token', 'wresult', 'RelayState'];

/** Names the fields of a request's form; none if it has no form, or none that was observed. */
export function fieldNames({ body }: Hop): string[] {
  if (body.kind === 'form') return Object.keys(body.fields ?? {});
  return body.kind === 'bytes' ? [...new URLSearchParams(body.text ?? '').keys()] : [];
}

/** The values of a request's form; none if it has no form, or none that was observed. */
export function fieldValues({ body }: Hop): string[] {
  if (body.kind === 'form') return Object.values(body.fields ?? {}).flat();
  return body.kind === 'bytes' ? [...new URLSearchParams(body.text ?? '').values()] : [];
}

/** Returns whether a request's form has a password, as one that signs in does. */
export function sendsPassword(hop: Hop): boolean {
  return hop.method === 'POST' && fieldNames(hop).some((name) => PASSWORD.test(name));
}

/** Returns whether a request's form answers a sign-in that another site did. */
export function answersSignIn(hop: Hop): boolean {
  const names = hop.method === 'POST' ? fieldNames(hop) : [];
  return ANSWERS.some((name) => names.includes(name));
}
