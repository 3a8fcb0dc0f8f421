import { quotable } from '../findings/ecoc-finding';
import { isOneOf } from './category';
import type { EcocRule } from './ecoc-rule';
import { allAt, breach, textAt } from './reading';

/** A type-approval without its extension, which changes while the approval is the same. */
const withoutExtension = (number: string): string => number.replace(/\*\d{1,2}$/, '');

const smallSeriesIsRecognised: EcocRule = {
  id: 'C10.1',
  code: 'ECOC_NASJONAL_SMASERIE_IKKE_ANERKJENT',
  severity: 'error',
  demands: {
    nb: 'En nasjonal godkjenning i små serier (NSS) er blant dem Norge har anerkjent.',
    en: 'A national small-series approval (NSS) is one of those that Norway has recognised.',
  },
  source: 'Regulation (EU) 2018/858, article 42: valid in the state that issued it, and where it is accepted',
  paths: ['TypeApprovalType', 'TypeApprovalNumber'],
  check: (reading) => {
    const number = reading.facts.typeApprovalNumber;
    if (textAt(reading, 'TypeApprovalType') !== 'NSS') return [];
    if (reading.policy.recognisedSmallSeries?.includes(withoutExtension(number))) return [];
    return [
      breach(reading, 'TypeApprovalType', {
        nb: `Godkjenningen ${quotable(number)} er nasjonal og gjelder små serier (NSS). Norge har ikke anerkjent den.`,
        en: `The approval ${quotable(number)} is a national one of small series (NSS). Norway has not recognised it.`,
      }),
    ];
  },
  accepts: [
    { set: { TypeApprovalType: 'ESS' } },
    { set: { TypeApprovalType: 'NSS' }, policy: { recognisedSmallSeries: ['e5*2018/858*00042'] } },
  ],
  refuses: [
    { set: { TypeApprovalType: 'NSS' } },
    { set: { TypeApprovalType: 'NSS' }, policy: { recognisedSmallSeries: ['e5*2018/858*00043'] } },
  ],
};

const provisionalApprovalHoldsInNorway: EcocRule = {
  id: 'C10.2',
  code: 'ECOC_FORELOPIG_GODKJENNING_GJELDER_IKKE_NORGE',
  severity: 'error',
  demands: {
    nb: 'En foreløpig typegodkjenning nevner Norge (N) blant områdene den gjelder i.',
    en: 'A provisional type-approval names Norway (N) among the territories where it holds.',
  },
  source: 'Regulation (EU) 2018/858, article 39: valid in the territory of the states that accept it',
  paths: [
    'ProvisionalTypeApprovalIndicator',
    'ProvisionalApprovalTerritoryTable/ProvisionalApprovalTerritoryGroup/ProvisionalApprovalTerritoryCountry',
  ],
  check: (reading) => {
    if (textAt(reading, 'ProvisionalTypeApprovalIndicator') !== 'Y') return [];
    const territories = allAt(
      reading,
      'ProvisionalApprovalTerritoryTable/ProvisionalApprovalTerritoryGroup/ProvisionalApprovalTerritoryCountry',
    );
    if (territories.some(({ text }) => text === 'N')) return [];
    return [
      breach(reading, 'ProvisionalTypeApprovalIndicator', {
        nb: 'Typegodkjenningen er foreløpig, og ProvisionalApprovalTerritoryTable nevner ikke Norge (N).',
        en: 'The type-approval is provisional, and ProvisionalApprovalTerritoryTable does not name Norway (N).',
      }),
    ];
  },
  accepts: [
    { set: { ProvisionalTypeApprovalIndicator: 'N' } },
    {
      set: {
        ProvisionalTypeApprovalIndicator: 'Y',
        ProvisionalApprovalTerritoryTable: {
          ProvisionalApprovalTerritoryGroup: [
            { ProvisionalApprovalTerritoryCountry: 'S' },
            { ProvisionalApprovalTerritoryCountry: 'N' },
          ],
        },
      },
    },
  ],
  refuses: [
    { set: { ProvisionalTypeApprovalIndicator: 'Y' } },
    {
      set: {
        ProvisionalTypeApprovalIndicator: 'Y',
        ProvisionalApprovalTerritoryTable: {
          ProvisionalApprovalTerritoryGroup: [{ ProvisionalApprovalTerritoryCountry: 'S' }],
        },
      },
    },
  ],
};

const versionIsNamed: EcocRule = {
  id: 'D7',
  code: 'ECOC_VERSJON_MANGLER_NAVN',
  severity: 'error',
  demands: {
    nb: 'Version er «N/A» bare for L, T, C, R og S.',
    en: 'Version is "N/A" only for L, T, C, R and S.',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 8',
  paths: ['Version', 'VehicleCategory'],
  profile: '2.0',
  check: (reading) =>
    textAt(reading, 'Version')?.toUpperCase() !== 'N/A' || !isOneOf(reading, 'M', 'N', 'O')
      ? []
      : [
          breach(reading, 'Version', {
            nb: `Version er «N/A». Det kan den bare være for L, T, C, R og S, og kjøretøyet er ${reading.facts.category}.`,
            en: `Version is "N/A". That it may be only for L, T, C, R and S, and the vehicle is ${reading.facts.category}.`,
          }),
        ],
  accepts: [{}, { of: 'moped', set: { Version: 'N/A' } }],
  refuses: [
    { set: { Version: 'N/A' } },
    { of: 'van', set: { Version: 'n/a' } },
    { of: 'trailer', set: { Version: 'N/A' } },
  ],
};

export const approvalRules: readonly EcocRule[] = [
  smallSeriesIsRecognised,
  provisionalApprovalHoldsInNorway,
  versionIsNamed,
];
