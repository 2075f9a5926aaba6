/** A search through one text for the secrets that it names. */
import type { Layer } from './layer.ts';
import type { IsSecretName } from './names/names.ts';
import type { SecretKind, SecretPlace } from './secret-place.ts';

/** Called with the number of characters that were examined, so that a test can measure how the work grows. */
export type CountSteps = (steps: number) => void;

/** How deeply values may be nested: a JSON string in a parameter of a URL in a parameter is at depth 3. */
const DEEPEST = 8;

export class Search {
  readonly isSecret: IsSecretName;
  readonly places: SecretPlace[] = [];
  readonly count: CountSteps;
  readonly #look: (layer: Layer, search: Search) => void;

  /** @param look searches a value of any kind, recognized by its looks */
  constructor(
    isSecret: IsSecretName,
    look: (layer: Layer, search: Search) => void,
    count: CountSteps,
  ) {
    this.isSecret = isSecret;
    this.#look = look;
    this.count = count;
  }

  /**
   * Adds a part of a layer as a secret, and searches it: secrets within it may also occur elsewhere by themselves.
   * @param read the decoded part, if it differs from the written one
   * @param others further secrets that it contains in another form
   */
  found(
    written: Layer,
    name: string,
    kind: SecretKind,
    read: Layer = written,
    others: readonly string[] = [],
  ): void {
    this.take(written, name, kind, read, others);
    this.into(read);
  }

  /** Adds a part of a layer as a secret; it was already searched. */
  take(
    written: Layer,
    name: string,
    kind: SecretKind,
    read: Layer,
    others: readonly string[] = [],
  ): void {
    const { length } = written.text;
    if (length === 0) return;
    const place = { start: written.startOf(0), end: written.endOf(length), name, kind };
    const within = read.text === written.text ? others : [read.text, ...others];
    this.places.push(within.length > 0 ? { ...place, within } : place);
  }

  /** Searches a value that is a separate text. */
  into(value: Layer): void {
    this.count(value.text.length);
    if (value.depth < DEEPEST && NAMING.test(value.text)) this.#look(value.inner(), this);
  }
}

/** A value without any of these contains no parameter, JSON, XML or URL. */
const NAMING = /[=:<%/]/;
