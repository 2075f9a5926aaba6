import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import packageJson from '../package.json' with { type: 'json' };

describe('the manifest', () => {
  it('asks for no more than is needed', () => {
    expect(manifest.permissions).toEqual(['webRequest', 'webNavigation', 'storage']);
    expect(manifest.host_permissions).toEqual(['http://*/*', 'https://*/*']);
    expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({
      required: ['none'],
    });
  });

  it('lets pages run and load only what is their own', () => {
    const policy = manifest.content_security_policy.extension_pages.split('; ');
    expect(policy).toContain("default-src 'none'");
    const sources = policy.map((directive) => directive.split(' ').slice(1).join(' '));
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'"]));
  });

  it('has the version of the package', () => {
    expect(manifest.version).toBe(packageJson.version);
  });
});
