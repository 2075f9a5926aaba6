/** Certificates made at start with keys of their own; nothing is written to disk and nothing outlives the process. */
import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface LabCertificate {
  /** The leaf's private key and the chain to serve, PEM. */
  readonly key: string;
  readonly chain: string;
  /** The certificate authority to trust, PEM. */
  readonly authority: string;
  /** Base64 SHA-256 of the leaf's SubjectPublicKeyInfo, for Chromium's --ignore-certificate-errors-spki-list. */
  readonly spkiHash: string;
  /** Key and certificate that no browser trusts, PEM. */
  readonly untrusted: { readonly key: string; readonly cert: string };
}

/** The hosts whose certificate nobody signed but itself. */
export const UNTRUSTED_HOSTS = ['untrusted.localhost', 'old.secure.lab.test'];

const NAMES = [
  'lab.dev',
  '*.lab.dev',
  'lab.test',
  '*.lab.test',
  'example.com',
  'localhost',
  'h2.localhost',
  '*.localhost',
];

/** Makes a certificate authority and a leaf, signed by it, for the lab's hosts. */
export async function createCertificate(): Promise<LabCertificate> {
  const common = { keyType: 'ec', algorithm: 'sha256', ...validity() } as const;
  const authority = await generate([{ name: 'commonName', value: 'Detour lab CA' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'lab.dev' }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: NAMES.map((value) => ({ type: 2, value })) },
    ],
  });
  const untrusted = await generate([{ name: 'commonName', value: 'untrusted.localhost' }], common);
  return {
    key: leaf.private,
    chain: `${leaf.cert.trim()}\n${authority.cert.trim()}\n`,
    authority: authority.cert,
    spkiHash: spkiHash(leaf.cert),
    untrusted: { key: untrusted.private, cert: untrusted.cert },
  };
}

/** From an hour ago, for clocks that differ, to a month from now: longer than any lab runs. */
function validity(): { notBeforeDate: Date; notAfterDate: Date } {
  const hour = 60 * 60 * 1000;
  const now = Date.now();
  return { notBeforeDate: new Date(now - hour), notAfterDate: new Date(now + 30 * 24 * hour) };
}

function spkiHash(certificate: string): string {
  const spki = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('base64');
}
