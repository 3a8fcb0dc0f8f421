import { readFileSync } from 'node:fs';
import { schemaFile } from './ecoc-documents';

/** Parse and validate by libxml2 as WebAssembly, the schema compiled once; throws for a document that is not valid. */
export const openLibxml2 = async (): Promise<(document: Buffer) => void> => {
  const { XmlDocument, XsdValidator } = await import('libxml2-wasm');
  const { xmlRegisterFsInputProviders } = await import('libxml2-wasm/lib/nodejs.mjs');
  xmlRegisterFsInputProviders();
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(schemaFile), { url: schemaFile }));
  return (document) => {
    const parsed = XmlDocument.fromBuffer(document);
    try {
      validator.validate(parsed);
    } finally {
      parsed.dispose();
    }
  };
};
