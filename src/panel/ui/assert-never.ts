/** Makes TypeScript report a switch that omits a member of a union. */
export function assertNever(value: never): never {
  throw new Error(`Not expected: ${String(value)}`);
}
