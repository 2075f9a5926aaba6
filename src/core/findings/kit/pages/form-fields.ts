/** What a request's form is for, by the names of its fields. */
import type { Hop } from '../../../chain/chain.ts';

/** Names of a password field, also within a form's: `password`, `user[password]`, `j_password`. */
const PASSWORD =
  /(^|[[_.:-])(pass(w(or[dt]|d)|phrase|ord)?|pwd|kennwort|contrase[nñ]a|senha|mot_?de_?passe|mdp|wachtwoord|l[oö]senord|has[lł]o|salasana|parola|heslo|adgangskode|jelsz[oó]|[sş]ifre)\]?$/i;

/** Fields of another site's response to a sign-in: SAML's POST binding, OAuth's form_post, WS-Federation. */
const ANSWERS = ['SAMLResponse', 'state', 'id_token', 'wresult', 'RelayState'];

/** Returns the names of a request's form fields; none if it has no form, or none was observed. */
export function fieldNames({ body }: Hop): string[] {
  if (body.kind === 'form') return Object.keys(body.fields ?? {});
  return body.kind === 'bytes' ? [...new URLSearchParams(body.text ?? '').keys()] : [];
}

/** Returns the values of a request's form fields; none if it has no form, or none was observed. */
export function fieldValues({ body }: Hop): string[] {
  if (body.kind === 'form') return Object.values(body.fields ?? {}).flat();
  return body.kind === 'bytes' ? [...new URLSearchParams(body.text ?? '').values()] : [];
}

/** Returns whether a request's form has a password, as one that signs in does. */
export function sendsPassword(hop: Hop): boolean {
  return hop.method === 'POST' && fieldNames(hop).some((name) => PASSWORD.test(name));
}

/** Returns whether a request's form is another site's response to a sign-in. */
export function answersSignIn(hop: Hop): boolean {
  const names = hop.method === 'POST' ? fieldNames(hop) : [];
  return ANSWERS.some((name) => names.includes(name));
}
