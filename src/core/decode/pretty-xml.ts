/**
 * Indented XML, treated as text: nothing is parsed, resolved or followed, and other text is laid out as well as
 * possible.
 */

/** Deeper levels are not indented further. */
const DEEPEST = 20;

type Kind = 'open' | 'close' | 'text' | 'other';

/** Puts every tag on its own line, indented by depth; an element that contains only text stays on one line. */
export function prettyXml(text: string): string {
  const lines: string[] = [];
  let depth = 0;
  let before: Kind = 'other';
  let isInline = false;
  for (const token of tokensOf(text)) {
    const kind = kindOf(token);
    const shown = kind === 'text' ? token.trim() : token;
    if (shown === '') continue;
    if (kind === 'close') depth = Math.max(0, depth - 1);
    isInline =
      (kind === 'text' && before === 'open') ||
      (kind === 'close' && (before === 'open' || isInline));
    if (isInline && lines.length > 0) lines[lines.length - 1] += shown;
    else lines.push('  '.repeat(Math.min(depth, DEEPEST)) + shown);
    if (kind === 'open') depth += 1;
    before = kind;
  }
  return lines.join('\n');
}

/** Tags, and the text between them. An unclosed tag extends to the end. */
function* tokensOf(text: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const end = endOf(text, at);
    yield text.slice(at, end);
    at = end;
  }
}

function endOf(text: string, at: number): number {
  const next = text.startsWith('<', at) ? closerOf(text, at) : '<';
  const found = text.indexOf(next, at);
  if (found < 0) return text.length;
  return next === '<' ? found : found + next.length;
}

function closerOf(text: string, at: number): string {
  if (text.startsWith('<!--', at)) return '-->';
  return text.startsWith('<![CDATA[', at) ? ']]>' : '>';
}

function kindOf(token: string): Kind {
  if (!token.startsWith('<')) return 'text';
  if (token.startsWith('</')) return 'close';
  return /^<[?!]|\/>$/.test(token) ? 'other' : 'open';
}
