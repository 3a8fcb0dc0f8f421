import type { Finding } from '@kjoreklar/domain';

/** The stages of the check, in the order in which they are made. */
export const ecocStages = ['envelope', 'structure', 'signature', 'content'] as const;
export type EcocStage = (typeof ecocStages)[number];

/** A finding about a document; `line` counts from 1 and is null where the fault has no one place. */
export interface EcocFinding extends Finding {
  readonly stage: EcocStage;
  readonly line: number | null;
}

export interface Place {
  readonly path: string;
  readonly line: number | null;
}

/** The document as a whole. */
export const wholeDocument: Place = { path: '/', line: null };

export interface Wording {
  readonly nb: string;
  readonly en: string;
}

/** Places a wording: the line, where there is one, is part of the text. */
export const findingAt = (stage: EcocStage, code: string, { path, line }: Place, { nb, en }: Wording): EcocFinding => ({
  stage,
  code,
  path,
  line,
  nb: line === null ? nb : `Linje ${line}: ${nb}`,
  en: line === null ? en : `Line ${line}: ${en}`,
});

const LONGEST_QUOTE = 60;

/** A value as it may stand in a text: without control characters, and not longer than one can read. */
export const quotable = (value: string): string => {
  const plain = value.slice(0, LONGEST_QUOTE + 1).replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD');
  return plain.length > LONGEST_QUOTE ? `${plain.slice(0, LONGEST_QUOTE)}…` : plain;
};
