import { checkStructure, iviStructure, parseIvi, readEnvelope, type EcocFinding } from '@kjoreklar/ivi';

/** What libxml2 does when it parses and validates: envelope, parse and structure of an IVI 2.0 document, without signature, facts and rules. */
export const structureFaults = (bytes: Uint8Array): readonly EcocFinding[] => {
  const envelope = readEnvelope(bytes);
  if (!envelope.ok) return [envelope.finding];
  const parsed = parseIvi(envelope.text);
  return parsed.ok ? checkStructure(parsed.document, iviStructure) : [parsed.finding];
};
