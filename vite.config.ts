/**
 * Builds the extension for one browser, `--mode chrome` or `--mode firefox`, into dist/chrome or dist/firefox; or, by
 * `--mode cli`, the command `detour` into dist/cli.
 */
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { toBrowserManifest } from './scripts/packaging/browser-manifest.ts';
import { licences } from './scripts/packaging/licences.ts';
import { OPTIMIZATION, viewerFiles } from './scripts/packaging/viewer-code.ts';

/** The command: one file that needs Node.js and nothing else. */
const COMMAND: UserConfig = {
  plugins: [licences()],
  ssr: { noExternal: true },
  // Nothing of the extension's: neither icons nor locales.
  publicDir: false,
  build: {
    ssr: 'src/cli/index.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'detour.js', codeSplitting: false } },
  },
};

export default defineConfig(({ command, mode }) => {
  if (mode === 'cli') return COMMAND;
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const manifest = toBrowserManifest(browser, command === 'serve');
  return {
    plugins: [
      react(),
      crx({ manifest: manifest as ManifestV3Export, browser }),
      licences(),
      viewerFiles(),
    ],
    worker: { rolldownOptions: { optimization: OPTIMIZATION } },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: browser === 'firefox' ? 'firefox140' : 'chrome123',
      modulePreload: false,
      // The manifest does not name the panel's page: the devtools page opens it.
      rolldownOptions: {
        input: { panel: 'src/panel/index.html' },
        optimization: OPTIMIZATION,
      },
    },
  };
});
