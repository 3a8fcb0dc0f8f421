import { date, group, integer, table, text, value } from '../notation';

export const signingAuthority = table(
  'SigningAuthority',
  '1',
  value('SignerName', '1', text(150)),
  value('SignerPosition', '1', text(80)),
  value('SignatureLocation', '1', text(80)),
  value('SignatureDate', '1', date),
);

export const makes = table('Make', '1', value('Make', '1', text(52)));

export const commercialName = table('CommercialName', '0..1', value('CommercialName', '1', text(50)));

export const manufacturer = table(
  'Manufacturer',
  '1',
  value('ManufacturerStageNumber', '1', integer(2)),
  value('ManufacturerName', '1', text(150)),
  value('ManufacturerAddressLine1', '1', text(150)),
  value('ManufacturerAddressLine2', '0..1', text(150)),
  value('ManufacturerAddressLine3', '0..1', text(150)),
  value('ManufacturerPlaceOfResidence', '1', text(80)),
  value('ManufacturerCountryOfResidence', '1', text(80)),
  value('PreviousStageTypeApprovalNumber', '0..1', text(35)),
  value('PreviousStageType', '0..1', text(15)),
  value('PreviousStageVariant', '0..1', text(25)),
  value('PreviousStageVersion', '0..1', text(35)),
);

export const euRepresentative = group(
  'EURepresentativeGroup',
  '0..1',
  value('EURepresentativeName', '1', text(150)),
  value('EURepresentativeAddressLine1', '1', text(150)),
  value('EURepresentativeAddressLine2', '0..1', text(150)),
  value('EURepresentativeAddressLine3', '0..1', text(150)),
  value('EURepresentativePlaceOfResidence', '1', text(80)),
  value('EURepresentativeCountryOfResidence', '1', text(80)),
);
