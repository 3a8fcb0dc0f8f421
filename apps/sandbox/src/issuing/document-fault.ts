import type { IviContent } from '@kjoreklar/ivi';
import type { EcocContent } from './ecoc-content';

/** What can be wrong with a document that the sandbox issues on purpose. */
export type DocumentFault =
  'brokenSignature' | 'schema' | 'axleCount' | 'otherVin' | 'conflict' | 'corrected' | 'outdated' | 'doctype';

type ContentFault = (content: EcocContent, vin: string) => EcocContent;
type TextFault = (signed: string) => string;

const withCocData = (content: EcocContent, change: IviContent): EcocContent => ({
  ...content,
  CocDataGroup: { ...content.CocDataGroup, ...change },
});

/** Faults that the manufacturer made before signing. */
export const contentFaults: Readonly<Partial<Record<DocumentFault, ContentFault>>> = {
  schema: (content) => withCocData(content, { Type: null, MethodAttachmentStatutoryPlate: 'A9' }),
  axleCount: (content) => {
    const construction = content.CocDataGroup.GeneralConstructionGroup as IviContent;
    return withCocData(content, {
      GeneralConstructionGroup: { ...construction, NumberOfAxles: Number(construction.NumberOfAxles) + 1 },
    });
  },
  otherVin: (content, vin) => withCocData(content, { VehicleIdentificationNumber: `ZZB${vin.slice(3)}` }),
};

/** The second document of a conflict: the same version, another mass. */
export const conflictingContent = (content: EcocContent): EcocContent => {
  const masses = content.CocDataGroup.MassGroup as IviContent;
  return withCocData(content, { MassGroup: { ...masses, ActualMass: Number(masses.ActualMass) + 25 } });
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a manufacturer issues when the first version said a wrong actual mass: the next version, a later time. */
export const correctedContent = (content: EcocContent): EcocContent => {
  const masses = content.CocDataGroup.MassGroup as IviContent;
  const issuedAt = Date.parse(content.Header.IviVersionDateTime as string);
  return {
    ...withCocData(content, { MassGroup: { ...masses, ActualMass: Number(masses.ActualMass) + 35 } }),
    Header: {
      ...content.Header,
      IviVersionNumber: Number(content.Header.IviVersionNumber) + 1,
      IviVersionDateTime: `${new Date(issuedAt + 2 * DAY_MS).toISOString().slice(0, 19)}Z`,
    },
  };
};

const otherColour: TextFault = (signed) =>
  signed.replace(/<Colour>(\d+)</, (_, colour) => `<Colour>${(Number(colour) % 10) + 1}<`);

/** Faults that came about after signing. */
export const textFaults: Readonly<Partial<Record<DocumentFault, TextFault>>> = {
  brokenSignature: otherColour,
  doctype: (signed) => signed.replace('?>', '?>\n<!DOCTYPE InitialVehicleInformation>'),
};
