/** For what is derived from all chains at once: a chain for which that fails must not affect the others. */

/** Derives a value, or returns a fallback if that fails; the chain's own row shows the reason. */
export function attempt<Value>(work: () => Value, instead: Value): Value {
  try {
    return work();
  } catch {
    return instead;
  }
}
