/** JSON of which nothing is known yet. */

// biome-ignore lint/plugin: as JSON.parse gives it; it is only ever asked for names that stand in the source
export type JsonObject = Readonly<Record<string, unknown>>;

/** Returns whether a JSON value is an object; arrays are not. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
