/** As much of a message's key as the viewer's build keeps: hashes pack badly, and the build sees that no two are alike. */
export function shortKey(key: string): string {
  return key.slice(0, 6);
}
