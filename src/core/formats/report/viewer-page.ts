/**
 * The viewer as one page: it contains its data and its program as packed data blocks. The page's own policy names the
 * two scripts and the style sheet by their hashes, so that nothing else can run, whatever the data contain.
 */
import { BASE85 } from './base85.ts';
import { pack } from './packed.ts';

/** The viewer's program, as built. */
export interface ViewerCode {
  /** A classic script. */
  readonly script: string;
  readonly style: string;
  /** The license texts of the packages in the script. */
  readonly licences: string;
  /** The public suffix list, one rule per line. */
  readonly suffixes: string;
}

/** The same as in a page, each part packed. */
export interface PackedViewer extends ViewerCode {
  /** The page's content security policy. */
  readonly policy: string;
}

/** Chains in a page. */
export interface CarriedFile {
  /** The name of the file. */
  readonly name: string;
  /** NDJSON, packed. */
  readonly packed: string;
  /** The ID of the chain that is shown first. */
  readonly open?: string | undefined;
}

/** What a page contains besides the viewer: a report's chains, or an example that is opened on request. */
export interface PageContent {
  readonly report?: CarriedFile;
  readonly example?: CarriedFile;
}

/** The IDs by which the viewer finds its parts in its page. */
export const BLOCKS = ['style', 'script', 'licences', 'suffixes', 'report', 'example'] as const;

/** Unpacks (see `fromBase85`) and runs the style sheet and the program. Its text is hashed, so every character matters. */
const LOADER = `(async () => {
  const digits = '${BASE85}';
  for (const tag of ['style', 'script']) {
    const text = document.getElementById('detour-' + tag).textContent;
    const bytes = new Uint8Array(text.length - Math.ceil(text.length / 5));
    for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
      let word = 0;
      for (let i = 0; i < 5; i++) word = word * 85 + (from + i < text.length ? digits.indexOf(text[from + i]) : 84);
      for (let i = 3; i >= 0; i--, word = Math.floor(word / 256)) bytes[to + i] = word % 256;
    }
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const element = document.createElement(tag);
    element.textContent = await new Response(stream).text();
    document.head.append(element);
  }
})();`;

const ICON =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 128 128%22%3E%3Cpath d=%22M26 116V76a36 36 0 0 1 36-36h24%22 fill=%22none%22 stroke=%22%239a4be0%22 stroke-width=%2224%22/%3E%3Cpath d=%22M82 4l42 35-42 35z%22 fill=%22%231a73e8%22/%3E%3C/svg%3E';

/** Packs the viewer, and creates the policy that names what may run. */
export async function packViewer(code: ViewerCode): Promise<PackedViewer> {
  const { script, style, licences, suffixes } = code;
  const [loaderHash, scriptHash, styleHash] = await Promise.all([LOADER, script, style].map(hash));
  const policy = [
    "default-src 'none'",
    `script-src ${loaderHash} ${scriptHash}`,
    `style-src ${styleHash}`,
    // The icon, and the viewer's own script, which runs in workers to read and write files.
    'img-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    policy,
    script: await pack([script]),
    style: await pack([style]),
    licences: await pack([licences]),
    suffixes: await pack([suffixes]),
  };
}

/** Writes the page. */
export function toPage(
  { policy, ...parts }: PackedViewer,
  { report, example }: PageContent,
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Redirects – Detour</title>
<link rel="icon" href="${ICON}">
${block('style', parts.style)}
${block('script', parts.script)}
${block('licences', parts.licences)}
${block('suffixes', parts.suffixes)}
${report ? fileBlock('report', report) : ''}
${example ? fileBlock('example', example) : ''}
</head>
<body>
<div id="root"><noscript>${WITHOUT_SCRIPT}</noscript></div>
<script>${LOADER}</script>
</body>
</html>
`;
}

const WITHOUT_SCRIPT =
  'This page needs scripts. Open it in a browser that allows them: it runs only what it contains, and loads nothing.';

type BlockName = (typeof BLOCKS)[number];

function block(name: BlockName, packed: string, attributes = ''): string {
  return `<script type="text/plain" id="detour-${name}"${attributes}>${packed}</script>`;
}

function fileBlock(id: BlockName, { name, packed, open }: CarriedFile): string {
  const opened = open === undefined ? '' : ` data-open="${encoded(open)}"`;
  return block(id, packed, ` data-name="${encoded(name)}"${opened}`);
}

/** None of its characters has a meaning in HTML; lone surrogates, which URLs can't contain, are replaced. */
function encoded(text: string): string {
  return encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(text)));
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const characters = Array.from(new Uint8Array(digest), (byte) => String.fromCharCode(byte));
  return `'sha256-${btoa(characters.join(''))}'`;
}
