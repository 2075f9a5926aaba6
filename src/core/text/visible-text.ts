/** Makes invisible and reordering characters visible. */

/**
 * Control, format (including bidi and zero-width), private-use, unassigned and default-ignorable characters, lone
 * surrogates, line separators, and every space except the ordinary one.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

/** Without any of these, all of a text is visible, which this tells far sooner. The others are ASCII and our own marks. */
const UNUSUAL = /[^ -~·–’“”…→⇢▲✖]/;

/** Escapes invisible and reordering characters of foreign text as `\u{202E}`; everything else stays the same. */
export function visibleText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).toUpperCase().padStart(4, '0')}}`;
  });
}

/** Does the same to text of several lines, whose tabs and line feeds stay. */
export function visibleLines(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\n\t]+/g, visibleText);
}

/** Does the same to JSON, with escapes that keep its meaning: `\u202e`. */
export function visibleJson(json: string): string {
  return json.replace(/[^\n]+/g, (line) =>
    UNUSUAL.test(line) ? line.replace(INVISIBLE, escapedUnits) : line,
  );
}

function escapedUnits(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');
}
