/** HTML without a library: a page template, and the escaping of everything inserted into it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Inline, so that a page is one request, and the server's log shows little besides what is played. */
const STYLE = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8');

/** Escapes text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Writes JSON for a script element, with `</script>` escaped. */
export function jsonScript(id: string, value: unknown): string {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="${escapeHtml(id)}">${json}</script>`;
}

/** Writes a page. The icon is empty, so that browsers don't request one; the body is HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Detour lab</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
