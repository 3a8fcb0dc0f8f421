import { signEnveloped, type EnvelopedSigner } from '@kjoreklar/ivi';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * A document with its signature, if it has one, replaced by the signer's; UTF-8 text in and out. Throws NotCanonicalError where the rest of
 * it is not written canonically: issued documents are, and stay so when values in them are changed.
 */
export const signAgain = (document: string, signer: EnvelopedSigner): string => {
  const unsigned = document
    .replace(/^<\?xml [^?]*\?>\s*/, '')
    .replace(/<Signature xmlns="[^"]*">[^]*<\/Signature>(?=<\/[^>]+>\s*$)/, '')
    .trimEnd();
  return DECLARATION + signEnveloped(unsigned, signer);
};
