/**
 * The Norwegian tax groups (kodeverk «Kjøretøygruppe avgift», Statens vegvesen, 60 codes).
 *
 * `closed` holds for a group whose official text limits it to vehicles registered or cleared through customs before a date: no new
 * vehicle can enter it. `outsideMno` holds for groups of vehicles that are neither M, N nor O (Regulation (EU) 2018/858, article 4):
 * their eCoC is still sent with the message, to version 1 of the service.
 */
export interface TaxGroup {
  readonly code: string;
  readonly name: string;
  readonly closed?: { readonly before: string; readonly useInstead: readonly string[] };
  readonly outsideMno?: true;
}

const open = (code: string, name: string): TaxGroup => ({ code, name });
const outside = (code: string, name: string): TaxGroup => ({ code, name, outsideMno: true });
/** `before`: the first day on which a vehicle no longer belongs to the group. */
const closed = (code: string, name: string, before: string, ...useInstead: string[]): TaxGroup => ({
  code,
  name,
  closed: { before, useInstead },
});

export const taxGroups: readonly TaxGroup[] = [
  open('101', 'Personbil'),
  open('106', 'Ambulanse (personbil)'),
  closed('107', 'Leilighetsambulanse (personbil)', '2006-10-01', '106'),
  closed('201', 'Buss', '1983-01-01', '210', '211', '212', '213', '214', '215'),
  open('210', 'Buss, færre enn 17 passasjerplasser'),
  open('211', 'Buss klasse 1'),
  open('212', 'Buss klasse 2'),
  open('213', 'Buss klasse 3'),
  open('214', 'Buss klasse 2 og 3'),
  open('215', 'Buss under 6 meter, færre enn 17 sitteplasser, minst 10 fastmontert i fartsretningen'),
  open('301', 'Kombinert bil'),
  open('310', 'Varebil klasse 1'),
  closed('311', 'Varebil klasse 2, til og med 31.3.2001', '2001-04-01', '315'),
  open('312', 'Begravelsesbil (personbil)'),
  closed('313', 'Campingbil (personbil), før 1.1.2009', '2009-01-01', '316'),
  open('314', 'Varebil klasse 1, fortollet etter 31.3.2001'),
  open('315', 'Varebil klasse 2, fortollet etter 31.3.2001'),
  open('316', 'Campingbil (personbil), fra 1.1.2009'),
  closed('320', 'Lastebil med åpent plan', '2005-01-01', '360', '380'),
  closed('321', 'Lastebil med lukket godsrom', '2005-01-01', '361', '381'),
  closed('323', 'Bergingsbil (lastebil)', '2005-01-01', '363'),
  closed('325', 'Lastebil til annet bruk', '2005-01-01', '365'),
  closed('330', 'Tankbil for bensin og olje', '2005-01-01', '370'),
  closed('335', 'Tankbil for annet enn bensin og olje', '2005-01-01', '375'),
  closed('336', 'Campingbil (lastebil), før 1.1.2009', '2009-01-01', '316'),
  open('340', 'Trekkbil'),
  outside('350', 'Beltebil'),
  open('360', 'Lastebil med åpent plan, fra 1.1.2005'),
  open('361', 'Lastebil med lukket godsrom, fra 1.1.2005'),
  open('363', 'Bergingsbil (lastebil), fra 1.1.2005'),
  open('365', 'Lastebil til annet bruk, fra 1.1.2005'),
  open('370', 'Tankbil for bensin og olje, fra 1.1.2005'),
  open('375', 'Tankbil for annet enn bensin og olje, fra 1.1.2005'),
  open('380', 'Lastebil med åpent plan, totalvekt til og med 7500 kg, avgiftsgruppe b'),
  open('381', 'Lastebil med lukket godsrom, totalvekt til og med 7500 kg, avgiftsgruppe b'),
  outside('401', 'Traktor'),
  outside('501', 'Motorkran (motorredskap)'),
  outside('502', 'Motorsprøyte (motorredskap)'),
  outside('503', 'Motorstige (motorredskap)'),
  outside('509', 'Annen motorredskap'),
  outside('601', 'Moped'),
  outside('610', 'Lett motorsykkel'),
  outside('620', 'Tung motorsykkel, også mellomtung'),
  outside('621', 'Tung motorsykkel, chopper-ombygd'),
  outside('630', 'Beltemotorsykkel'),
  open('701', 'Påhengsvogn med tank, ikke til traktor'),
  outside('702', 'Påhengsvogn til traktor'),
  open('703', 'Påhengsvogn, campingtilhenger'),
  open('709', 'Annen påhengsvogn'),
  open('711', 'Slepvogn med tank, ikke til traktor'),
  outside('712', 'Slepvogn til traktor'),
  open('713', 'Slepvogn, campingtilhenger'),
  open('719', 'Annen slepvogn'),
  open('721', 'Semitrailer med tank, ikke til traktor'),
  outside('722', 'Semitrailer til traktor'),
  open('723', 'Semitrailer, campingtilhenger'),
  open('729', 'Annen semitrailer'),
  outside('801', 'Årsprøvekjennemerke for motorvogn'),
  outside('802', 'Årsprøvekjennemerke for tilhenger'),
  outside('803', 'Dagsprøvekjennemerke'),
];

const byCode = new Map(taxGroups.map((group) => [group.code, group]));

export const findTaxGroup = (code: string): TaxGroup | undefined => byCode.get(code);

/** Van class 2 (varebil klasse 2): the only group that is told its Norwegian seats (forskrift om engangsavgift § 2-3). */
export const VAN_CLASS_2 = '315';
