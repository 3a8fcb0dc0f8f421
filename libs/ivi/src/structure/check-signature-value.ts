import type { Wording } from '../findings/ecoc-finding';
import { collapse } from '../parsing/blanks';
import type { SignatureAttributeKind, SignatureValueKind } from './signature-structure';

/** XSD 1.0 part 2 § 3.2.16: four characters for three bytes; bits that padding leaves over are zero. */
const base64 = /^[A-Za-z0-9+/]*(?:[AEIMQUYcgkosw048]=|[AQgw]==)?$/;
const isBase64 = (text: string): boolean => {
  const digits = text.replace(/[ \t\r\n]/g, '');
  return digits.length % 4 === 0 && base64.test(digits);
};

const ncName = /^[\p{L}_][\p{L}\p{N}\p{M}._\-·]*$/u;
/** RFC 2396, after the characters that it does not know have been escaped. */
const uri =
  /^(?:[A-Za-z][A-Za-z0-9+.-]*:(?!$)|(?![^/?#]*:))[^%#]*(?:%[0-9A-Fa-f]{2}[^%#]*)*(?:#[^%#]*(?:%[0-9A-Fa-f]{2}[^%#]*)*)?$/;

const forms: Readonly<
  Record<SignatureValueKind | SignatureAttributeKind, Wording & { readonly fits: (text: string) => boolean }>
> = {
  base64: { fits: isBase64, nb: 'base64', en: 'base64' },
  integer: { fits: (text) => /^[+-]?\d+$/.test(collapse(text)), nb: 'et heltall', en: 'a whole number' },
  text: { fits: () => true, nb: 'tekst', en: 'text' },
  ID: {
    fits: (text) => ncName.test(collapse(text)),
    nb: 'et XML-navn uten kolon',
    en: 'an XML name without a colon',
  },
  anyURI: { fits: (text) => uri.test(collapse(text)), nb: 'en URI', en: 'a URI' },
};

/** Null when the text is a value of the kind; otherwise what would be one. */
export const checkSignatureValue = (
  text: string,
  kind: SignatureValueKind | SignatureAttributeKind,
): Wording | null => {
  const { fits, nb, en } = forms[kind];
  return fits(text) ? null : { nb, en };
};
