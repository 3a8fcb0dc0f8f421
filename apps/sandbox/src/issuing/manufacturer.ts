import type { SignerOrder } from '../pki/pki';

/** A manufacturer that exists in the sandbox only. */
export interface Manufacturer {
  readonly slug: string;
  readonly name: string;
  readonly address: string;
  readonly place: string;
  /** As written in a certificate of conformity. */
  readonly country: string;
  /** ISO 3166, two letters. */
  readonly countryCode: string;
  /** The authority that grants its type approvals, for example e5. */
  readonly approvedBy: string;
  readonly signer: { readonly name: string; readonly position: string };
}

export const manufacturers = {
  nordvogn: {
    slug: 'nordvogn',
    name: 'Nordvogn Automobilfabrik AB',
    address: 'Verkstadsallén 41',
    place: 'Uddevalla',
    country: 'SWEDEN',
    countryCode: 'SE',
    approvedBy: 'e5',
    signer: { name: 'Signe Almgren', position: 'Head of homologation' },
  },
  tuiskari: {
    slug: 'tuiskari',
    name: 'Tuiskari Ajoneuvot Oy',
    address: 'Satamakatu 8',
    place: 'Oulu',
    country: 'FINLAND',
    countryCode: 'FI',
    approvedBy: 'e17',
    signer: { name: 'Aarne Lehtola', position: 'Conformity manager' },
  },
  kystbil: {
    slug: 'kystbil',
    name: 'Kystbil Motorfabrik A/S',
    address: 'Fyrvej 117',
    place: 'Esbjerg',
    country: 'DENMARK',
    countryCode: 'DK',
    approvedBy: 'e18',
    signer: { name: 'Karen Fyrsted', position: 'Type-approval officer' },
  },
  lastemo: {
    slug: 'lastemo',
    name: 'Lastemo Nutzfahrzeuge GmbH',
    address: 'Werftstrasse 230',
    place: 'Rostock',
    country: 'GERMANY',
    countryCode: 'DE',
    approvedBy: 'e1',
    signer: { name: 'Jürgen Hagedorn', position: 'Leiter Typgenehmigung' },
  },
  vestheng: {
    slug: 'vestheng',
    name: 'Vestheng Aanhangwagens B.V.',
    address: 'Dijkweg 19',
    place: 'Delfzijl',
    country: 'NETHERLANDS',
    countryCode: 'NL',
    approvedBy: 'e4',
    signer: { name: 'Marieke Vesthuis', position: 'Quality manager' },
  },
  tungvik: {
    slug: 'tungvik',
    name: 'Tungvik Lastvagnar AB',
    address: 'Hamngatan 212',
    place: 'Varberg',
    country: 'SWEDEN',
    countryCode: 'SE',
    approvedBy: 'e5',
    signer: { name: 'Torbjörn Hamnqvist', position: 'Manager certification' },
  },
  ladebo: {
    slug: 'ladebo',
    name: 'Ladebo Karosseri A/S',
    address: 'Smedevej 26',
    place: 'Vejen',
    country: 'DENMARK',
    countryCode: 'DK',
    approvedBy: 'e18',
    signer: { name: 'Lise Smedegaard', position: 'Type-approval officer' },
  },
  svingo: {
    slug: 'svingo',
    name: 'Svingo Motocicli S.r.l.',
    address: 'Via dei Platani 58',
    place: 'Pesaro',
    country: 'ITALY',
    countryCode: 'IT',
    approvedBy: 'e3',
    signer: { name: 'Ornella Platani', position: 'Responsabile omologazione' },
  },
} as const satisfies Record<string, Manufacturer>;

export const signerOrders: readonly SignerOrder[] = Object.values(manufacturers).map((manufacturer) => ({
  slug: manufacturer.slug,
  subject: {
    country: manufacturer.countryCode,
    organisation: manufacturer.name,
    commonName: `${manufacturer.name}, eCoC signing (sandbox)`,
  },
}));
