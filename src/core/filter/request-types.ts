/** What people call webRequest's resource types, as DevTools does; the first is the one that is offered. */
const NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ['main_frame', ['doc', 'document']],
  ['sub_frame', ['iframe', 'frame']],
  // webRequest has one name for both.
  ['xmlhttprequest', ['fetch', 'xhr', 'fetch/xhr']],
  ['stylesheet', ['style', 'css']],
  ['script', ['js']],
  ['image', ['img']],
  ['websocket', ['ws']],
]);

/** All names of a type, its own last; the first is the best known. */
export function typeNames(type: string): string[] {
  return [...(NAMES.get(type) ?? []), type.toLowerCase()];
}
