/** For what is worked out of all chains at once: one that does not allow it must not take the others along. */

/** Works something out, or gives what is to be taken instead where that fails; the chain's own row says why. */
export function attempt<Value>(work: () => Value, instead: Value): Value {
  try {
    return work();
  } catch {
    return instead;
  }
}
