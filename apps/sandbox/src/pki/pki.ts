import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { EnvelopedSigner } from '@kjoreklar/ivi';
import { readOrMake } from '../disk/kept-file';
import { type DistinguishedName, makeCertificate } from './certificate';
import { newPrivateKeyPem } from './private-key';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Certificates reach back, so that documents dated before the first start were signed within their validity. */
const VALID_BEFORE_DAYS = 730;
const VALID_AFTER_DAYS = 3650;

const authorityName: DistinguishedName = {
  country: 'NO',
  organisation: 'Kjøreklar sandbox',
  commonName: 'Kjøreklar sandbox CA (never in production)',
};

interface Authority {
  readonly certificatePem: string;
  readonly privateKey: KeyObject;
}

export interface SignerOrder {
  /** Names the files; kebab-case. */
  readonly slug: string;
  readonly subject: DistinguishedName;
}

const validity = (madeAt: Date): { validFrom: Date; validTo: Date } => ({
  validFrom: new Date(madeAt.getTime() - VALID_BEFORE_DAYS * DAY_MS),
  validTo: new Date(madeAt.getTime() + VALID_AFTER_DAYS * DAY_MS),
});

/** The moment the authority was made, which the dates of issued documents count from. */
const madeAtOf = (certificatePem: string): Date =>
  new Date(Date.parse(new X509Certificate(certificatePem).validFrom) + VALID_BEFORE_DAYS * DAY_MS);

const openAuthority = async (directory: string, now: Date): Promise<Authority> => {
  const privateKey = createPrivateKey(await readOrMake(join(directory, 'ca.key.pem'), newPrivateKeyPem));
  const certificatePem = await readOrMake(join(directory, 'ca.pem'), () =>
    makeCertificate({
      subject: authorityName,
      publicKey: createPublicKey(privateKey),
      issuer: { name: authorityName, privateKey },
      use: 'authority',
      ...validity(now),
    }),
  );
  return { certificatePem, privateKey };
};

const openSigner = async (directory: string, authority: Authority, order: SignerOrder): Promise<EnvelopedSigner> => {
  const privateKeyPem = await readOrMake(join(directory, `${order.slug}.key.pem`), newPrivateKeyPem);
  const certificatePem = await readOrMake(join(directory, `${order.slug}.pem`), () =>
    makeCertificate({
      subject: order.subject,
      publicKey: createPublicKey(privateKeyPem),
      issuer: { name: authorityName, privateKey: authority.privateKey },
      use: 'documentSigning',
      ...validity(madeAtOf(authority.certificatePem)),
    }),
  );
  return { privateKeyPem, certificatePem };
};

/** A certificate authority of our own, and what each stand-in manufacturer signs with; kept on disk. */
export class Pki {
  private constructor(
    readonly authorityPem: string,
    private readonly signers: ReadonlyMap<string, EnvelopedSigner>,
  ) {}

  static async open(directory: string, orders: readonly SignerOrder[], now: Date): Promise<Pki> {
    const authority = await openAuthority(directory, now);
    const signers = await Promise.all(
      orders.map(async (order) => [order.slug, await openSigner(directory, authority, order)] as const),
    );
    return new Pki(authority.certificatePem, new Map(signers));
  }

  /** When the authority was made, whole seconds: the same after every restart. */
  get madeAt(): Date {
    return madeAtOf(this.authorityPem);
  }

  signer(slug: string): EnvelopedSigner {
    const signer = this.signers.get(slug);
    if (!signer) throw new RangeError(`there is no signer "${slug}"`);
    return signer;
  }

  /** PEM of a signer's certificate, or undefined where there is none of that name. */
  certificate(slug: string): string | undefined {
    return this.signers.get(slug)?.certificatePem;
  }
}
