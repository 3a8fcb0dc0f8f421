import type { Wording } from '../findings/ecoc-finding';

const HEAD_BYTES = 64;

/** What people send instead of XML, by how it begins. */
const kinds: readonly (readonly [RegExp, Wording])[] = [
  [/^PK/, { nb: 'en zip-fil', en: 'a zip file' }],
  [/^\x1F\x8B/, { nb: 'en gzip-fil', en: 'a gzip file' }],
  [/^%PDF/, { nb: 'en PDF', en: 'a PDF' }],
  [/^\s*[{[]/, { nb: 'trolig JSON', en: 'probably JSON' }],
  [/^[A-Za-z0-9+/\r\n]{40}/, { nb: 'trolig base64', en: 'probably base64' }],
];

/** What the bytes are, where they are one of the things that are sent by mistake; null where they may be XML, or anything else. */
export const otherKindOf = (bytes: Uint8Array): Wording | null => {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  return kinds.find(([form]) => form.test(head))?.[1] ?? null;
};
