import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };
import { toBrowserManifest } from '../scripts/packaging/browser-manifest.ts';

describe('the manifest', () => {
  it('requests only the necessary permissions', () => {
    expect(manifest.permissions).toEqual(['webRequest', 'webNavigation', 'storage']);
    expect(manifest.host_permissions).toEqual(['http://*/*', 'https://*/*']);
    expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({
      required: ['none'],
    });
  });

  it('allows pages to run and load only their own files', () => {
    const policy = manifest.content_security_policy.extension_pages.split('; ');
    expect(policy).toContain("default-src 'none'");
    const sources = policy.map((directive) => directive.split(' ').slice(1).join(' '));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'"]));
  });

  it('has the version of the package', () => {
    expect(manifest.version).toBe(packageJson.version);
  });
});

describe("a browser's manifest", () => {
  it('has no keys for other vendors', () => {
    const chrome = toBrowserManifest('chrome', false);
    const firefox = toBrowserManifest('firefox', false);
    expect(chrome).toHaveProperty('minimum_chrome_version');
    expect(chrome).not.toHaveProperty('browser_specific_settings');
    expect(firefox).not.toHaveProperty('minimum_chrome_version');
    expect(firefox).toHaveProperty('browser_specific_settings.gecko.strict_min_version');
  });

  it('is strict except for the dev server', () => {
    expect(toBrowserManifest('chrome', false)).toHaveProperty('content_security_policy');
    expect(toBrowserManifest('chrome', true)).not.toHaveProperty('content_security_policy');
  });

  it('contains the project’s address if there is one', () => {
    const homepage = 'https://project.test/';
    expect(toBrowserManifest('firefox', false, { homepage })).toHaveProperty(
      'homepage_url',
      homepage,
    );
    expect(toBrowserManifest('firefox', false, {})).not.toHaveProperty('homepage_url');
  });
});
