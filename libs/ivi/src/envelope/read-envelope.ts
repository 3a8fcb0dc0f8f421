import type { EcocFinding } from '../findings/ecoc-finding';
import { IVI_NAMESPACE, IVI_ROOT } from '../namespaces';
import { readRoot, type XmlRoot } from '../parsing/read-root';
import { findTooMuchMarkup } from './count-markup';
import { decodeText } from './decode-text';
import { otherKindOf } from './other-kinds';
import {
  doctypeNotAllowed,
  draftNamespace,
  empty,
  encodingFault,
  notXml,
  tooLarge,
  unknownNamespace,
  unknownRoot,
} from './envelope-findings';

export type IviProfile = '2.0' | '1.x';

/** `profile` is null where the document is no IVI message that we know. */
export type Envelope =
  | { readonly ok: true; readonly profile: IviProfile; readonly text: string }
  | { readonly ok: false; readonly profile: IviProfile | null; readonly finding: EcocFinding };

/** Official examples are below 20 kB; the cap leaves room for certificate chains and remarks. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;

/** Blanks before the root are allowed; before the declaration they are for the parser to refuse. */
const beginsAsXml = /^\s*</;
const declarations = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;

const refuse = (finding: EcocFinding, profile: IviProfile | null = null): Envelope => ({ ok: false, profile, finding });

const judgeRoot = ({ name, namespace }: XmlRoot, text: string): Envelope => {
  if (name !== IVI_ROOT) return refuse(unknownRoot(name));
  if (namespace === IVI_NAMESPACE) return { ok: true, profile: '2.0', text };
  if (namespace === '' && text.includes('<IVIReferenceId')) return { ok: true, profile: '1.x', text };
  if (/^(?:http:\/\/)?eu\.era\b/.test(namespace)) return refuse(draftNamespace(namespace));
  return refuse(unknownNamespace(namespace));
};

const openRoot = (text: string): Envelope => {
  const opened = readRoot(text);
  if (!opened.ok) return refuse(opened.finding);
  const fault = findTooMuchMarkup(text);
  return fault ? refuse(fault) : judgeRoot(opened.root, text);
};

/**
 * Opens a document: size, encoding, no DOCTYPE, root element and namespace. What it lets through has passed no parser beyond the start
 * tag of the root.
 */
export const readEnvelope = (bytes: Uint8Array, maxBytes: number = MAX_DOCUMENT_BYTES): Envelope => {
  if (bytes.byteLength > maxBytes) return refuse(tooLarge(bytes.byteLength, maxBytes));
  if (bytes.byteLength === 0) return refuse(empty());
  const kind = otherKindOf(bytes);
  if (kind) return refuse(notXml(kind));
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuse(encodingFault(decoded.fault, decoded.encoding));
  if (!beginsAsXml.test(decoded.text)) return refuse(notXml(null));
  return declarations.test(decoded.text) ? refuse(doctypeNotAllowed()) : openRoot(decoded.text);
};
