/** Builds the extension for one browser, `--mode chrome` or `--mode firefox`, into dist/chrome or dist/firefox. */
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import packageJson from './package.json' with { type: 'json' };

/** The address of the project is written once, in package.json. */
const { homepage } = packageJson as typeof packageJson & { homepage?: string };

export default defineConfig(({ command, mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  // The dev server's modules and styles come from localhost, which the strict policy would not let in.
  const { content_security_policy: _strict, ...lenient } = manifest;
  const source = {
    ...(command === 'serve' ? lenient : manifest),
    ...(homepage === undefined ? {} : { homepage_url: homepage }),
  };
  return {
    plugins: [react(), crx({ manifest: source as ManifestV3Export, browser })],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: browser === 'firefox' ? 'firefox140' : 'chrome123',
      modulePreload: false,
      // The manifest does not name the panel's page: the devtools page opens it.
      rollupOptions: { input: { panel: 'src/panel/index.html' } },
    },
  };
});
