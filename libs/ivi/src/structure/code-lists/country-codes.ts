import { codes } from '../notation';

/** The distinguishing signs of vehicles in international traffic (Vienna Convention 1968); Norway is N. */
export const ViennaCountryCode = codes(
  'ViennaCountryCode',
  'A|AL|AND|AM|AUS|AZ|B|BD|BDS|BG|BH|BIH|BR|BRN|BRU|BS|BW|BY|C|CDN|CGO|CH|CI|CL|CO|CR|CV|CY|CZ|D|DK|DOM',
  'DZ|E|EAK|EAT|EAU|EC|EG|EST|F|FIN|FJI|FL|FO|GBA|GBG|GBJ|GBM|GBZ|GCA|GE|GH|GR|GUY|H|HK|HKJ|HR|I|IL|IND',
  'IR|IRL|IRQ|IS|J|JA|KH|KG|KWT|KZ|L|LAO|LS|LT|LV|M|MA|MAL|MC|MD|MEX|MGL|MNE|MS|MW|MYA|N|NA|NAM|NIC|NL',
  'NZ|OM|P|PA|PK|PAL|PE|PL|PNG|PS|PY|RA|RC|RCA|RCB|RCH|RH|RI|RL|RM|RMM|RN|RO|ROK|ROU|RP|RSM|RUS|RWA|S',
  'SD|SGP|SK|SLO|SME|SN|SRB|SY|SYR|T|TG|TJ|TM|TN|TR|TT|UA|UAE|UK|USA|UZ|V|VN|WAG|WAL|WAN|WG|WL|WS|WV|YV',
  'Z|ZA|ZW',
);
/** As in-service masses name countries: ISO 3166 but for UK. */
export const EuCountryCode = codes(
  'EuCountryCode',
  'AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|UK',
);
export const EuLanguageCode = codes(
  'EuLanguageCode',
  'bg|cs|da|de|el|en|es|et|fi|fr|ga|hr|hu|it|lt|lv|mt|nl|pl|pt|ro|sk|sl|sv',
);
