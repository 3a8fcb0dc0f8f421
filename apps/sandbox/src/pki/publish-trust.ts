import { join } from 'node:path';
import type { SignaturePolicy } from '@kjoreklar/ivi';
import { EVERYONE_READS, overwrite } from '../disk/kept-file';
import type { Manufacturer } from '../issuing/manufacturer';
import type { Pki } from './pki';

/** What an authority that trusts the sandbox's manufacturers checks signatures by. */
export const trustIn = (pki: Pki, manufacturers: readonly Manufacturer[]): SignaturePolicy => ({
  trustAnchors: [pki.authorityPem],
  intermediates: [],
  revocationLists: [],
  signers: manufacturers.map(({ name }) => ({ subject: name, manufacturers: [name] })),
});

/** Writes it to a folder as the files that the service which checks documents reads: `anchors.pem`, `signers.json`. */
export const publishTrust = async (
  folder: string,
  { trustAnchors, signers }: Pick<SignaturePolicy, 'trustAnchors' | 'signers'>,
): Promise<void> => {
  await overwrite(join(folder, 'anchors.pem'), trustAnchors.join('\n'), EVERYONE_READS);
  await overwrite(join(folder, 'signers.json'), `${JSON.stringify(signers, null, 2)}\n`, EVERYONE_READS);
};
