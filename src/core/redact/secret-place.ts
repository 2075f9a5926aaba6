/** A place where a text names a secret and gives its value. */

/** What kind of place it is. */
export type SecretKind =
  | 'header'
  | 'cookie'
  | 'parameter'
  | 'path segment'
  | 'form field'
  | 'JSON member'
  | 'XML element'
  | 'URL user'
  | 'token'
  | 'text';

export interface SecretPlace {
  /** Where the value stands in the text. */
  readonly start: number;
  readonly end: number;
  /** What the secret is called: the header's name, the parameter's. */
  readonly name: string;
  readonly kind: SecretKind;
  /** Further secrets that the value holds in another form, as Basic credentials hold a password. */
  readonly within?: readonly string[];
}
