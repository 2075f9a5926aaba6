/** A place where a text names a secret and contains its value. */

/** The kind of place. */
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
  /** The position of the value in the text. */
  readonly start: number;
  readonly end: number;
  /** The secret's name, such as the header's or parameter's. */
  readonly name: string;
  readonly kind: SecretKind;
  /** Further secrets that the value contains in another form, such as the password in Basic credentials. */
  readonly within?: readonly string[];
}
