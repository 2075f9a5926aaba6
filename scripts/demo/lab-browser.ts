/** What a browser needs to play every scenario of a lab. */
import type { Lab } from '../../lab/server.ts';
import type { OpenOptions } from '../browsers/index.ts';

/**
 * Opens the lab's index, maps the lab's hosts to it, trusts its certificate, and installs another extension that
 * redirects.
 */
export function labOptions(
  lab: Lab,
): Pick<OpenOptions, 'url' | 'hosts' | 'certificateAuthority' | 'otherExtensions'> {
  return {
    url: `${lab.origin}/`,
    hosts: { ...lab.hosts },
    certificateAuthority: lab.certificateAuthority,
    otherExtensions: ['test/extensions/redirector'],
  };
}
