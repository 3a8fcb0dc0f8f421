import { SIGNATURE_NAMESPACE, writeIvi } from '@kjoreklar/ivi';

export const VIN = 'WV1ZZZ00000000001';

interface Sample {
  readonly vin: string;
  readonly category: string;
  readonly axles: string;
  readonly referenceId: string;
  readonly manufacturer: string;
  readonly length: number;
}

/** A signature that is built as it should be, and signs nothing. */
const signature = [
  `<Signature xmlns="${SIGNATURE_NAMESPACE}"><SignedInfo>`,
  '<CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/>',
  '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>',
  '<Reference URI=""><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><DigestValue/></Reference>',
  '</SignedInfo><SignatureValue/></Signature>',
].join('');

const documentOf = ({ vin, category, axles, referenceId, manufacturer, length }: Sample): string =>
  writeIvi({
    Header: {
      IviReferenceId: referenceId,
      IviVersionNumberXsd: '2.0',
      IviVersionNumber: 1,
      IviVersionDateTime: '2026-07-01T09:00:00Z',
      DesignatedTypeApprovalCountry: 'e5',
    },
    CocDataGroup: {
      VehicleIdentificationNumber: vin,
      TypeApprovalType: 'EU',
      ProvisionalTypeApprovalIndicator: 'N',
      StageOfCompletion: 'C',
      Type: 'T',
      Variant: 'V',
      Version: '1',
      VehicleCategory: category,
      MethodAttachmentStatutoryPlate: 'A1',
      DateManufactureVehicle: '2026-06-30',
      TypeApprovalNumber: 'e5*2018/858*00001*00',
      TypeApprovalIssueDate: '2026-01-01',
      SigningAuthorityTable: {
        SigningAuthorityGroup: [
          { SignerName: 'A', SignerPosition: 'B', SignatureLocation: 'C', SignatureDate: '2026-07-01' },
        ],
      },
      MakeTable: { MakeGroup: [{ Make: 'FJELL' }] },
      ManufacturerTable: {
        ManufacturerGroup: [
          {
            ManufacturerStageNumber: 1,
            ManufacturerName: manufacturer,
            ManufacturerAddressLine1: 'Verksveien 1',
            ManufacturerPlaceOfResidence: 'Mo i Rana',
            ManufacturerCountryOfResidence: 'Norge',
          },
        ],
      },
      MaximumSpeed: 150,
      PureElectricVehicleIndicator: 'Y',
      ExhaustEmissionLevel: 'AX',
      EcoInnovationsFittedIndicator: 'N',
      VehicleCertified155Indicator: 'Y',
      VehicleCertified156Indicator: 'Y',
      TypeApprovalTransportDangerousGoodsIndicator: category === 'N1' ? 'N' : null,
      LocationMarkingsTable: {
        LocationMarkingsGroup: [
          { LocationMarkingsSubject: 'STAT', LocationMarkingsVehiclePart: 'BPILR' },
          { LocationMarkingsSubject: 'VIN', LocationMarkingsVehiclePart: 'ENGCT' },
        ],
      },
      GeneralConstructionGroup: { NumberOfAxles: axles, NumberOfWheels: 4, NumberOfSeatingPositionsIncludingDriver: 3 },
      DimensionGroup: { Length: length, Width: 1890, Height: 1620 },
      MassGroup: { MassInRunningOrder: 2100, ActualMass: 2130, TechnicallyPermissibleMaximumLadenMass: 2600 },
      AxleTable: {
        AxleGroup: [
          { AxleNumber: 1, PoweredAxleIndicator: 'Y', TechnicallyPermissibleMassAxle: 1300 },
          { AxleNumber: 2, PoweredAxleIndicator: 'Y', TechnicallyPermissibleMassAxle: 1400 },
        ],
      },
      ColourTable: { ColourGroup: [{ Colour: 6 }] },
      BodyworkTable: { BodyworkGroup: [{ CodeForBodywork: category === 'N1' ? 'BB' : 'AF' }] },
      WltpEmissionTestParametersGroup: { DrivingCycleCappedSpeedIndicator: 'N' },
      EnergyConvertorTable: {
        EnergyConvertorGroup: [
          {
            EnergyConvertorCodeMarkedOnEnergyConvertor: 'FE130',
            WorkingPrinciple: 'ELECT',
            EnergySourceTable: { EnergySourceGroup: [{ EnergySource: 95 }] },
          },
        ],
      },
    },
  }).replace('</InitialVehicleInformation>', `${signature}$&`);

/** The least that passes every check made so far. */
export const anEcoc = (change: Partial<Sample> = {}): string =>
  documentOf({
    vin: VIN,
    category: 'M1',
    axles: '2',
    referenceId: '3f0a8e0c-6c55-4b6f-9a52-1c7b9d0e4f21',
    manufacturer: 'Fjell Bil AS',
    length: 4700,
    ...change,
  });
