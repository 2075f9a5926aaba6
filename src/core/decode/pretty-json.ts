/** Indented JSON with its literals unchanged: parsing and printing would change long numbers. */

const TOKEN = /"(?:\\.|[^"\\])*"|[{}[\]:,]|[^\s{}[\]:,"]+/gs;

/** Deeper levels are not indented further, or a text of brackets would become a thousand times as long. */
const DEEPEST = 20;

/** Lays an object or an array out; undefined for what is not JSON (RFC 8259), or only a literal. */
export function prettyJson(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return undefined;
  const pieces: string[] = [];
  let depth = 0;
  let before = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '}' || token === ']') depth -= 1;
    pieces.push(spaceBetween(before, token, depth), token);
    if (token === '{' || token === '[') depth += 1;
    before = token;
  }
  return pieces.join('');
}

function spaceBetween(before: string, token: string, depth: number): string {
  if (before === '' || token === ',' || token === ':') return '';
  if (before === ':') return ' ';
  const isEmpty = `${before}${token}` === '{}' || `${before}${token}` === '[]';
  return isEmpty ? '' : `\n${'  '.repeat(Math.min(depth, DEEPEST))}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
