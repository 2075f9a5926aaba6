/** Has TypeScript complain where a switch does not name every member of a union. */
export function assertNever(value: never): never {
  throw new Error(`Not expected: ${String(value)}`);
}
