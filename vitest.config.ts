/** `unit` runs anywhere in seconds; `chromium` and `firefox` drive the built extension in the real browsers. */
import { defineConfig } from 'vitest/config';

const inBrowser = (name: string) => ({
  test: {
    name,
    include: ['test/e2e/**/*.test.ts'],
    env: { DETOUR_BROWSER: name },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One worker that keeps its modules, and so its browser, from file to file.
    fileParallelism: false,
    isolate: false,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          // Modules are loaded once, not once a file: half the time. Tests leave nothing behind that others would see.
          isolate: false,
          maxWorkers: '100%',
          // Properties take their time on a machine that has other things to do.
          testTimeout: 120_000,
        },
      },
      inBrowser('chromium'),
      inBrowser('firefox'),
    ],
  },
});
