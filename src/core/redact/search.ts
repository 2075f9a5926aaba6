/** One look through a text for the secrets that it names. */
import type { Layer } from './layer.ts';
import type { IsSecretName } from './names/names.ts';
import type { SecretKind, SecretPlace } from './secret-place.ts';

/** Is told of work as it is done, in characters looked at, so that a test can say how it grows. */
export type CountSteps = (steps: number) => void;

/** How many values may lie within each other: a JSON string in a parameter in a URL in a parameter is at depth 3. */
const DEEPEST = 8;

export class Search {
  readonly isSecret: IsSecretName;
  readonly places: SecretPlace[] = [];
  readonly count: CountSteps;
  readonly #look: (layer: Layer, search: Search) => void;

  /** @param look looks into any value, by its looks */
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
   * Takes in a part of a layer as a secret, and looks into it: what it names as a secret may stand elsewhere alone.
   * @param read what the part says, where it is not as it is written
   * @param others further secrets that it holds in another form
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

  /** Takes in a part of a layer as a secret, which was looked into before. */
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

  /** Looks into a value that is a text of its own. */
  into(value: Layer): void {
    this.count(value.text.length);
    if (value.depth < DEEPEST && NAMING.test(value.text)) this.#look(value.inner(), this);
  }
}

/** What has none of these has no parameter, no JSON, no XML and no URL in it. */
const NAMING = /[=:<%/]/;
