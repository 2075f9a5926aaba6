/**
 * Builds the viewer's program: one classic script and one style sheet, which both the extension and the viewer's page
 * contain.
 */
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type Rolldown } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { packViewer, type ViewerCode } from '../../src/core/formats/report/viewer-page.ts';
import { shortKey } from '../../src/viewer/short-key.ts';
import { LICENCES_FILE, licences } from './licences.ts';
import { suffixList } from './suffix-list.ts';

/** Prevents a const that is used twice from being inlined twice: one is the public suffix list, of 68 kB. */
export const OPTIMIZATION = { inlineConst: false } as const;

/** Builds it in memory. */
export async function buildViewer(): Promise<ViewerCode> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    json: { stringify: true, namedExports: false },
    define: { 'import.meta.env.DETOUR_VERSION': JSON.stringify(packageJson.version) },
    plugins: [react(), messagesAlone(), suffixesApart(), licences()],
    build: {
      write: false,
      cssCodeSplit: false,
      target: ['chrome123', 'firefox140', 'safari17.5'],
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        input: 'src/viewer/index.ts',
        output: { format: 'iife' },
        optimization: OPTIMIZATION,
      },
    },
  });
  const [result] = [built].flat() as Rolldown.RolldownOutput[];
  const files = result?.output ?? [];
  const textOf = (fits: (name: string) => boolean) => {
    const file = files.find(({ fileName }) => fits(fileName));
    if (!file) throw new Error('The viewer’s build lacks a file');
    return file.type === 'chunk' ? file.code : String(file.source);
  };
  return {
    script: textOf((name) => name.endsWith('.js')),
    style: textOf((name) => name.endsWith('.css')),
    licences: textOf((name) => name === LICENCES_FILE),
    suffixes: suffixList(),
  };
}

/** Adds the viewer to the extension's build as files that only reports use. */
export function viewerFiles(): Plugin {
  return {
    name: 'viewer-files',
    apply: 'build',
    async generateBundle() {
      const { script, style, licences, suffixes } = await buildViewer();
      const files = {
        'viewer.js': script,
        'viewer.css': style,
        'licences.txt': licences,
        'suffixes.txt': suffixes,
      };
      for (const [name, source] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName: `viewer/${name}`, source });
    },
  };
}

/** Adds the packed viewer to the command's build, which is one file. */
export function viewerOfCommand(): Plugin {
  return {
    name: 'viewer-of-command',
    apply: 'build',
    async load(id) {
      if (!id.endsWith('/src/cli/packed-viewer.ts')) return undefined;
      const viewer = await packViewer(await buildViewer());
      return `export const viewer = async () => (${JSON.stringify(viewer)});`;
    },
  };
}

/** Removes the public suffix list from the script: a report contains only the rules for its hosts. */
function suffixesApart(): Plugin {
  return {
    name: 'suffixes-apart',
    enforce: 'pre',
    resolveId(source, importer = '') {
      const isList = source.endsWith('/suffix-trie') && importer.includes('/tldts/');
      return isList ? path.resolve('src/viewer/suffix-lookup.ts') : undefined;
    },
  };
}

/**
 * Keeps only the translations of a catalog, in the order in which they pack best: neither the English beside them, nor
 * an object around each, nor more of a key than tells it from the others.
 */
function messagesAlone(): Plugin {
  return {
    name: 'messages-alone',
    enforce: 'pre',
    transform(text, id) {
      if (!/_locales\/\w+\/messages\.json$/.test(id)) return undefined;
      const entries = Object.entries<{ message: string }>(JSON.parse(text))
        .map(([key, { message }]) => [shortKey(key), message] as const)
        .sort(([, one], [, other]) => (one < other ? -1 : 1));
      const messages = new Map(entries);
      if (messages.size < entries.length) throw new Error(`Two keys begin alike in ${id}`);
      return JSON.stringify(Object.fromEntries(messages));
    },
  };
}
