/** JSON of unknown content. */

// biome-ignore lint/plugin: as returned by JSON.parse; only names from the source are looked up in it
export type JsonObject = Readonly<Record<string, unknown>>;

/** Returns whether a JSON value is an object, but not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
