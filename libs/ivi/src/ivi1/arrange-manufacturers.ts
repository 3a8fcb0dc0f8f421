import type { GrowingElement } from './growing-element';

/** The manufacturer's representative; APP, CUS and IAA are the applicant, the customs and the approval authority. */
const REPRESENTATIVE = 'MRP';
const others: ReadonlySet<string> = new Set(['APP', 'CUS', 'IAA']);

const addressNames = ['AddressLine1', 'AddressLine2', 'AddressLine3', 'PlaceOfResidence', 'CountryOfResidence'];
const approvalNames = ['TypeApprovalNumber', 'Type', 'Variant', 'Version'];

const give = (to: GrowingElement, name: string, text: string | null): void => {
  if (text !== null) to.reach(name).say(text);
};

const takeAddress = (address: GrowingElement, to: GrowingElement, prefix: string): void => {
  give(to, `${prefix}Name`, address.textOf('Name'));
  for (const name of addressNames) give(to, `${prefix}${name}`, address.textOf(name));
};

const placeAddress = (address: GrowingElement, manufacturer: GrowingElement, data: GrowingElement): void => {
  const type = address.textOf('AddressTypeCode') ?? '';
  if (type === REPRESENTATIVE) takeAddress(address, data.reach('EURepresentativeGroup'), 'EURepresentative');
  else if (!others.has(type)) takeAddress(address, manufacturer, 'Manufacturer');
};

/** 1.x gives the approval of each stage; 2.0 gives, with each stage, the approval of the one before. */
const passApprovals = (manufacturers: readonly GrowingElement[]): void => {
  manufacturers.forEach((manufacturer, index) => {
    for (const name of approvalNames) {
      const next = manufacturers[index + 1];
      if (next) give(next, `PreviousStage${name}`, manufacturer.textOf(`Stage${name}`));
      manufacturer.remove(`Stage${name}`);
    }
  });
};

const stageOf = (manufacturer: GrowingElement): number => Number(manufacturer.textOf('ManufacturerStageNumber') ?? 1);

/** 1.x keeps addresses in a table by role, 2.0 with whom they are of. */
export const arrangeManufacturers = (data: GrowingElement): void => {
  const manufacturers = [...data.findAll('ManufacturerTable', 'ManufacturerGroup')].sort(
    (a, b) => stageOf(a) - stageOf(b),
  );
  for (const manufacturer of manufacturers) {
    for (const address of manufacturer.findAll('AddressTable', 'AddressGroup'))
      placeAddress(address, manufacturer, data);
    manufacturer.remove('AddressTable');
  }
  passApprovals(manufacturers);
};
