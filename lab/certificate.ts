/** Certificates created at startup with new keys; nothing is written to disk or survives the process. */
import { createHash, KeyObject, webcrypto } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { PLATFORM_HOST } from './urls.ts';

type CryptoKeyPair = webcrypto.CryptoKeyPair;

export interface LabCertificate {
  /** The leaf's private key and the chain to serve, as PEM. */
  readonly key: string;
  readonly chain: string;
  /** The certificate authority to trust, as PEM. */
  readonly authority: string;
  /** Base64 SHA-256 of the leaf's SubjectPublicKeyInfo, for Chromium's --ignore-certificate-errors-spki-list. */
  readonly spkiHash: string;
  /** A key and certificate that no browser trusts, as PEM. */
  readonly untrusted: { readonly key: string; readonly cert: string };
}

/** The hosts with a self-signed certificate. */
export const UNTRUSTED_HOSTS = ['untrusted.localhost', 'old.secure.lab.test'];

const NAMES = [
  'lab.dev',
  '*.lab.dev',
  'lab.test',
  '*.lab.test',
  'example.com',
  PLATFORM_HOST,
  'localhost',
  'h2.localhost',
  '*.localhost',
];

/** Creates a certificate authority and a leaf signed by it for the lab's hosts. */
export async function createCertificate(): Promise<LabCertificate> {
  const authorityKeys = await newKeys();
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...common(),
    name: 'CN=Detour lab CA',
    keys: authorityKeys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const leafKeys = await newKeys();
  const leaf = await X509CertificateGenerator.create({
    ...common(),
    subject: 'CN=lab.dev',
    issuer: authority.subject,
    publicKey: leafKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      namesExtension(NAMES),
      // Clients that follow RFC 5280 §4.2.1.1 refuse a certificate that doesn't name its issuer's key.
      await AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
      await SubjectKeyIdentifierExtension.create(leafKeys.publicKey),
    ],
  });
  const untrustedKeys = await newKeys();
  const untrusted = await X509CertificateGenerator.createSelfSigned({
    ...common(),
    name: 'CN=untrusted.localhost',
    keys: untrustedKeys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      namesExtension(UNTRUSTED_HOSTS),
    ],
  });
  return {
    key: toPem(leafKeys),
    chain: `${leaf.toString('pem')}\n${authority.toString('pem')}\n`,
    authority: authority.toString('pem'),
    spkiHash: createHash('sha256').update(Buffer.from(leaf.publicKey.rawData)).digest('base64'),
    untrusted: { key: toPem(untrustedKeys), cert: untrusted.toString('pem') },
  };
}

function namesExtension(names: readonly string[]): SubjectAlternativeNameExtension {
  return new SubjectAlternativeNameExtension(
    names.map((value) => ({ type: 'dns' as const, value })),
  );
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

function newKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

function toPem({ privateKey }: CryptoKeyPair): string {
  return KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** From an hour ago, because clocks differ, to a month from now: longer than any lab runs. */
function common() {
  const hour = 60 * 60 * 1000;
  const now = Date.now();
  return {
    notBefore: new Date(now - hour),
    notAfter: new Date(now + 30 * 24 * hour),
    signingAlgorithm: ALGORITHM,
  };
}
