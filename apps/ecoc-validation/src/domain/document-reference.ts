import type { Finding } from '@kjoreklar/domain';
import type { AcceptedEcoc } from '@kjoreklar/ivi';

/** That a manufacturer's reference stands for one document: true of the first that is accepted under it. */
export interface ReferenceClaim {
  readonly referenceId: string;
  /** Empty where IVI 1.x does not say. */
  readonly manufacturer: string;
  /** Of the document's bytes, hex. */
  readonly sha256: string;
}

const comparable = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * What accepting a document claims. Only documents that are accepted claim anything: one that was altered on the way must not stand in the way
 * of the genuine one. The manufacturer is part of the claim, since the signature binds the document to it but nothing binds the reference.
 */
export const claimOf = ({ facts }: Pick<AcceptedEcoc, 'facts'>, sha256: string): ReferenceClaim => ({
  referenceId: facts.iviReferenceId.trim().toLowerCase(),
  manufacturer: comparable(facts.manufacturer ?? ''),
  sha256,
});

/** The same reference on a document with other content (setup Manual 1.5 p. 21: a correction has a reference of its own). */
export const referenceTaken = ({ facts, profile }: Pick<AcceptedEcoc, 'facts' | 'profile'>): Finding => {
  const name = profile === '1.x' ? 'IVIReferenceId' : 'IviReferenceId';
  const id = facts.iviReferenceId.trim();
  return {
    code: 'ECOC_REFERANSE_BRUKT_OM_ANNET',
    path: `/InitialVehicleInformation/Header/${name}`,
    nb: `${name} er ${id}, som produsenten har brukt før, på en eCoC med annet innhold. Hver eCoC skal ha sin egen, også en rettelse. Be produsenten om en eCoC med ny ${name}.`,
    en: `${name} is ${id}, which the manufacturer has used before, on an eCoC with other content. Each eCoC must have its own, a correction too. Ask the manufacturer for an eCoC with a new ${name}.`,
  };
};
