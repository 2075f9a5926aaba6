/** How many results are remembered, and the longest text that one is remembered for, in characters. */
const MOST = 256;
const LONGEST = 2000;

/**
 * Creates a function that remembers its last results: whoever looks at a chain asks about the same few texts again and
 * again. The results are shared, so they must not be changed.
 */
export function remember<Value>(derive: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    if (text.length > LONGEST) return derive(text);
    const found = known.get(text);
    if (found) return found.value;
    const value = derive(text);
    if (known.size >= MOST) known.clear();
    known.set(text, { value });
    return value;
  };
}
