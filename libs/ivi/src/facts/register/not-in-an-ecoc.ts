const national = 'Decided in Norway, not by the manufacturer';
const noEntry = 'The certificate of conformity has no such entry';
const tractor = 'Only for tractors, whose certificate the register does not take from an eCoC';
const later = 'Measured when the vehicle is weighed or inspected';
const family = 'Of the type-approval family, not of the vehicle that the eCoC is for';
const data = 'tekniskeData';
const body = `${data}.karosseriOgLasteplan`;
const drive = `${data}.motorOgDrivverk`;
const results = `${data}.miljodata.miljoOgdrivstoffGruppe[].forbrukOgUtslipp[]`;
const axles = `${data}.akslinger.akselGruppe[]`;

const each = (prefix: string, names: string, reason: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.split(' ').map((name) => [`${prefix}.${name}`, reason]));

/** Fields of the register that no eCoC can give, and why. `.*` at the end of a path is all below it. */
export const notInAnEcoc: Readonly<Record<string, string>> = {
  ...each(
    'kjoretoyklassifisering',
    'beskrivelse kjoretoyAvgiftsKode spesielleKjennetegn iSamsvarMedTypegodkjenning nasjonalGodkjenning.*',
    national,
  ),
  ...each(
    `${axles}.akselListe.aksel[]`,
    'egenvektAkselMaks egenvektAkselMin fordelingAvTillattTotalvektAkselMaks fordelingAvTillattTotalvektAkselMin',
    later,
  ),
  ...each(
    axles,
    'egenvektAkselGruppe egenvektAkselGruppeMaks egenvektAkselGruppeMin fordelingAvTillattTotalvektAkselGruppeMaks fordelingAvTillattTotalvektAkselGruppeMin',
    later,
  ),
  [`${axles}.tekniskTillattAkselGruppeLastVeg`]: national,
  ...each(
    `${data}.bremser`,
    'bremsesystem driftsbremsBak driftsbremsForan trykktilsluttning1 trykktilsluttning2',
    noEntry,
  ),
  [`${data}.dekkOgFelg.dekkOgFelgSidevogn.*`]: noEntry,
  [`${data}.generelt.merke[].merkeKode`]: national,
  ...each(
    body,
    'avstandNavSkjermbueBak avstandNavSkjermbueForan dorUtforming[] fargeFjar forankringSikkerhetsseler hydrauliskLoft oppbygningUnderstellsnummer passasjerHandtak plasseringMerkeplateTrimming sikkerhetsseler temperaturregulertSkap',
    noEntry,
  ),
  ...each(body, 'forervern forervernBoyle', tractor),
  ...each(
    body,
    'godkjentADR kjennemerketypeBak kjennemerkestorrelseBak kjennemerketypeForan kjennemerkestorrelseForan kjennemerketypeVenstre kjennemerkestorrelseVenstre',
    national,
  ),
  [`${data}.miljodata.lyddemperUtblas`]: noEntry,
  ...each(
    results,
    'malemetode malemetodeAnnen',
    'Follows from which test the results are of; the register writes it itself',
  ),
  ...each(results, 'partikkelfilterFabrikkmontert partikkelfilterUtslipp utslippHCgPrMin', noEntry),
  ...each(results, 'wltpTypegodkjenningMaks.* wltpTypegodkjenningMedium.* wltpTypegodkjenningMin.*', family),
  [`${data}.miljodata.miljoOgdrivstoffGruppe[].lyd.stoyMalingOppgittAv`]:
    'The manufacturer, whenever the sound levels come from an eCoC',
  ...each(drive, 'antallGirBakover girPlassering giroverforingsType maksimumHastighetMalt[]', noEntry),
  [`${drive}.effektKraftuttakKW`]: tractor,
  [`${drive}.motor[].kjolesystem`]: noEntry,
  ...each(`${drive}.motor[].drivstoff[]`, 'maksOmdreining spenning tomgangsOmdreiningstall', noEntry),
  [`${data}.ovrigeTekniskeData[].*`]: 'Free fields of the register itself',
  ...each(`${data}.persontall`, 'bareplasser sitteplassListe.* sitteplasserForan', noEntry),
  [`${data}.persontall.sitteplasserTotaltSomVarebilKlasse2`]:
    'Told by the importer in the request (antallSitteplasser)',
  ...each(`${data}.vekter`, 'frontOgHjulVekter tillattHjulLastSidevogn tillattTaklast', noEntry),
};

/** Facts that kjøretøydata has no field for, and why they are kept all the same. `.*` at the end of a path is all below it. */
export const factsWithoutField: Readonly<Record<string, string>> = {
  vin: 'Identifies the vehicle: kjoretoyId.understellsnummer',
  'iviReferenceId iviVersionNumber': 'Say which document the facts are from',
  stageOfCompletion: 'Says whether the vehicle is finished',
  typeApprovalIssuedOn: 'Rules about dates',
  manufacturedOn: 'Rules about dates; the year of the model in searches',
  'wheels wheelbase_mm': 'On the certificate of conformity, entries 1 and 4',
  'maximumNetPower_kw maximumNetPowerElectric_kw': 'One figure for the whole vehicle; the register has power by fuel',
  'details.certificate.*': 'Says what kind of approval and which document the facts are from',
  'details.signers[].*': 'Who answers for the certificate',
  'details.manufacturers[].*': 'Which stage built what, and on what approval',
  'details.laterStages.*': 'What a later stage may change; needed when one is registered',
  'details.plates.attachment': 'How the plate is fixed; inspections look for it',
  'details.remarks[].language': 'In which language a remark is',
  'details.construction.*': 'Axle counts, driver assistance and goods: on the certificate, not in look-ups',
  'details.places.arrangement details.places.seating': 'How seats stand; text',
  'details.dimensions.*': 'Adjustable dimensions',
  'details.masses.*': 'Masses of incomplete vehicles, batteries and ballast; the tax on weight asks for some',
  'details.towing[].coupling details.masses.onCouplings[].coupling': 'Which coupling a mass is for',
  'details.massesInService[].*': 'Which state or traffic regulation a mass is for',
  'details.axles[].*': 'Bounds, and tyre labels',
  'details.tyreCombinations[].*': 'Which tyres may go together',
  'details.couplings[].*': 'Number, place, height and mass of a coupling',
  'details.couplingsThatFit[].*': 'What may be fitted later, decided when it is',
  'details.propulsion.*': 'Fuel and hybrid kinds finer than the register has codes for',
  'details.finalDrives[].*': 'Ratios of the final drive',
  'details.wltpParameters.*': 'Cycle and grille of the test',
  'details.engines[].*': 'Engine approvals, phases of tests that the register has no field for, families and RDE',
  'details.vecto.*': 'Heavy vehicles; the register has no fields for it yet',
};
