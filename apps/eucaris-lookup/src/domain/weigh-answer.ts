import { selectDocument } from '@kjoreklar/ivi';
import type { EucarisAnswer } from '../clients/eucaris-client';
import type { WeighedAnswer } from './decide-lookup';

/** Selects among the documents about `vin` that were found, if any. */
export const weigh = async (answer: EucarisAnswer, vin: string): Promise<WeighedAnswer> => {
  if (answer.kind !== 'found') return answer;
  const documents = answer.documents.map(({ bytes }) => bytes);
  return { ...answer, selection: await selectDocument(documents, vin) };
};
