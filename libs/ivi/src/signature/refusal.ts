import type { EcocFinding } from '../findings/ecoc-finding';

/** Thrown inside this folder to end the reading of a signature at its first fault; `checkSignature` catches it. */
export class Refusal extends Error {
  constructor(readonly finding: EcocFinding) {
    super(finding.en);
    this.name = 'Refusal';
  }
}

export const refuse = (finding: EcocFinding): never => {
  throw new Refusal(finding);
};
