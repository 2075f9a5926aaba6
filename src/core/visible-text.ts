/** Makes characters that a reader cannot see, or that reorder what he sees, visible. */

/**
 * Control, format (bidi and zero-width among them), private, unassigned and default-ignorable characters, lone
 * surrogates, line separators, and every space but the ordinary one.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

/** Writes invisible and reordering characters of foreign text as `\u{202E}`; everything else stays as it is. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).toUpperCase().padStart(4, '0')}}`;
  });
}
