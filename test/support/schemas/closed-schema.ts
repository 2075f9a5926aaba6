/** Closes a schema: objects with defined fields allow no others. */
export function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  const isVariant = 'oneOf' in copy;
  return 'properties' in copy && !isVariant && !('additionalProperties' in copy)
    ? { ...copy, additionalProperties: false }
    : copy;
}
