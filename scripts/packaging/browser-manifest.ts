/** The manifest of one browser's build: manifest.json without what is for others, with the project's address. */
import manifest from '../../manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };

/**
 * @param browser Chrome's build is also Edge's
 * @param isDevServer whether modules and styles come from localhost, which the strict policy would block
 * @param homepage defined only in package.json
 */
export function toBrowserManifest(
  browser: 'chrome' | 'firefox',
  isDevServer: boolean,
  { homepage }: { readonly homepage?: string } = packageJson as object,
) {
  const { browser_specific_settings, minimum_chrome_version, content_security_policy, ...common } =
    manifest;
  return {
    ...common,
    ...(homepage === undefined ? {} : { homepage_url: homepage }),
    ...(isDevServer ? {} : { content_security_policy }),
    ...(browser === 'firefox' ? { browser_specific_settings } : { minimum_chrome_version }),
  };
}
