/** Facts by the register's field, paths from `tekniskGodkjenning` in kjøretøydata; `[]` stands for one of several. */
export type FieldMap = Readonly<Record<string, readonly string[]>>;

const under = (field: string, facts: string, names: Readonly<Record<string, string | readonly string[]>>): FieldMap =>
  Object.fromEntries(
    Object.entries(names).map(([name, from]) => [
      `${field}.${name}`,
      (typeof from === 'string' ? [from] : from).map((each) => `${facts}${each}`),
    ]),
  );

const data = 'tekniskeData';
const axle = 'details.axles[].';
const engine = 'details.engines[].';
const source = `${engine}sources[].`;

const classification = under('kjoretoyklassifisering', '', {
  'efTypegodkjenning.typegodkjenningNrTekst': 'typeApprovalNumber',
  'efTypegodkjenning.typegodkjenningnummer.direktiv': 'typeApprovalNumber',
  'efTypegodkjenning.typegodkjenningnummer.land': 'typeApprovalNumber',
  'efTypegodkjenning.typegodkjenningnummer.serie': 'typeApprovalNumber',
  'efTypegodkjenning.typegodkjenningnummer.utvidelse': 'typeApprovalNumber',
  'efTypegodkjenning.variant': 'variant',
  'efTypegodkjenning.versjon': 'version',
  tekniskKode: 'category',
  tekniskUnderkode: 'details.bodies[].specialPurpose',
});

const axles: FieldMap = {
  ...under(`${data}.akslinger.akselGruppe[].akselListe.aksel[]`, axle, {
    antallHjul: 'twinWheels',
    avstandTilNesteAksling: 'spacing_mm',
    belastbar: 'loadable',
    bremseAksel: 'braked',
    drivAksel: 'powered',
    egenvektAksel: 'massInRunningOrder_kg',
    id: 'number',
    loftbar: 'lifts',
    luftfjaering: ['airSuspension', 'driveAirSuspension'],
    maksAvstandTilNesteAksling: 'spacingMax_mm',
    maksimalSporvidde: 'trackMax_mm',
    minAvstandTilNesteAksling: 'spacingMin_mm',
    minimalSporvidde: 'trackMin_mm',
    plasseringAksel: 'number',
    sporvidde: 'track_mm',
    styreAksel: 'steered',
    tekniskTillattAkselLast: 'permissibleMass_kg',
    tekniskTillattAkselLastForhoyet: 'permissibleMassMax_kg',
    tekniskTillattAkselLastVeg: 'massesInService[].mass_kg',
  }),
  ...under(`${data}.akslinger.akselGruppe[]`, 'details.axleGroups[].', {
    id: 'number',
    plasseringAkselGruppe: ['number', 'axles'],
    tekniskTillattAkselGruppeLast: 'permissibleMass_kg',
  }),
  ...under(`${data}.akslinger`, '', {
    antallAksler: 'axles',
    forbindelseMellomDrivaksler: `${axle}connections`,
  }),
  ...under(`${data}.dekkOgFelg.akselDekkOgFelgKombinasjon[].akselDekkOgFelg[]`, axle, {
    akselId: 'number',
    belastningskodeDekk: ['tyres[].loadIndexSingle', 'tyres[].loadIndexTwin'],
    dekkdimensjon: 'tyres[].size',
    felgdimensjon: 'tyres[].rim',
    hastighetskodeDekk: 'tyres[].speedSymbol',
    innpress: 'tyres[].offset_mm',
    tvilling: 'twinWheels',
    belastningskodeDekkTraktor: 'tyres[].loadIndexSingle',
    tillattAkselLastTraktor: 'tyres[].permissibleMass_kg',
  }),
  [`${data}.dekkOgFelg.akselDekkOgFelgKombinasjon[].tillattTotalvektTraktor`]: [
    'details.tyreCombinations[].permissibleMass_kg',
  ],
};

const body: FieldMap = {
  ...under(`${data}.bremser`, 'details.', {
    abs: ['construction.advancedBraking', 'equipment.antilockBrakes'],
    'tilhengerBremseforbindelse[]': ['trailerBrakes[].connection', 'trailerBrakes[].control'],
    trykkMeterledningTilhengerkopling: 'trailerBrakes[].feedLinePressure_kpa',
  }),
  ...under(`${data}.dimensjoner`, '', {
    bredde: 'width_mm',
    hoyde: 'height_mm',
    lengde: 'length_mm',
    lengdeInnvendigLasteplan: 'details.dimensions.loadingLength_mm',
    maksimalBredde: ['details.dimensions.widthMax_mm', 'details.dimensions.permissibleWidth_mm'],
    maksimalHoyde: ['details.dimensions.heightMax_mm', 'details.dimensions.permissibleHeight_mm'],
    maksimalLengde: ['details.dimensions.lengthMax_mm', 'details.dimensions.permissibleLength_mm'],
    maksimalLengdeInnvendigLasteplan: 'details.dimensions.loadingLengthMax_mm',
  }),
  ...under(`${data}.generelt`, '', {
    'fabrikant[].fabrikantAdresse': ['addressLine1', 'addressLine2', 'addressLine3', 'place', 'country'].map(
      (name) => `details.manufacturers[].${name}`,
    ),
    'fabrikant[].fabrikantNavn': ['manufacturer', 'details.manufacturers[].name'],
    'fabrikant[].fabrikantRepresentantAdresse': [
      'addressLine1',
      'addressLine2',
      'addressLine3',
      'place',
      'country',
    ].map((name) => `details.representative.${name}`),
    'fabrikant[].fabrikantRepresentantNavn': 'details.representative.name',
    ferdigbyggetEllerEndretSomFolger: ['details.certificate.completedOrAltered', 'details.certificate.completion'],
    'handelsbetegnelse[]': ['commercialName', 'details.commercialNames'],
    'merke[].merke': ['make', 'details.makes'],
    tekniskKode: 'category',
    tekniskUnderkode: 'details.bodies[].specialPurpose',
    typebetegnelse: 'type',
    unntakFra: ['details.remarks[].subject', 'details.remarks[].text'],
  }),
  ...under(`${data}.karosseriOgLasteplan`, '', {
    'antallDorer[]': 'doors',
    bussKategori: 'details.bodies[].classes',
    karosseriArt: 'details.bodies[].other',
    karosseritype: ['bodywork', 'details.bodies[].code'],
    kjoringSide: 'details.construction.trafficSide',
    overhengBak: 'details.dimensions.rearOverhang_mm',
    pabyggsKode: 'details.bodies[].supplements',
    plasseringAvDorer: ['front', 'left', 'right', 'back', 'description'].map((place) => `details.doorPlaces.${place}`),
    'plasseringFabrikasjonsplate[]': [
      'details.plates.platePlace',
      ...['subject', 'part', 'side', 'section'].map((name) => `details.plates.markings[].${name}`),
    ],
    'plasseringUnderstellsnummer[]': ['details.plates.vinPlace', 'details.plates.markings[].part'],
    'rFarge[]': 'colours',
    styremekanismeArt: 'details.construction.steering',
    vendbarForerplass: 'details.construction.reversibleDrivingPosition',
  }),
  ...under(`${data}.persontall`, '', {
    rullestolplasser: 'details.places.wheelchairPlaces',
    sitteplasserNede: 'details.places.lowerDeckSeats',
    sitteplasserOppe: 'details.places.upperDeckSeats',
    sitteplasserStillstand: 'details.places.stationarySeats',
    sitteplasserTotalt: ['seats', 'details.places.seatsWithoutDriver'],
    staplasser: 'details.places.standingPlaces',
  }),
};

const towing: FieldMap = {
  ...under(`${data}.tilhengerkopling.kopling[]`, 'details.couplings[].', {
    avstandFremstePktTilSenterKopling: 'toFrontEnd_mm',
    avstandSenterKoplingTilBakerstePkt: 'toRearEnd_mm',
    avstandSenterKoplingTilForsteAksel: 'toFirstAxle_mm',
    avstandSisteAkselTilKingpinMaks: 'toLastAxleMax_mm',
    avstandSisteAkselTilKingpinMin: 'toLastAxleMin_mm',
    avstandSisteAkselTilSenterKopling: 'toLastAxle_mm',
    belastningDverdi: ['d_kn', 'dc_kn'],
    belastningLoddrettMaks: 's_kg',
    belastningSverdi: 's_kg',
    belastningUverdi: 'u_t',
    belastningVannrettMaks: 'horizontalLoad_kg',
    belastningVverdi: 'v_kn',
    eftype: ['approvalMark', 'approvalNumber'],
    fabrikantKopling: 'make',
    handelsbetegnelseKopling: 'type',
    type: 'class',
  }),
  ...under(`${data}.vekter`, '', {
    egenvekt: 'massInRunningOrder_kg',
    egenvektMaksimum: 'details.masses.runningOrderMax_kg',
    egenvektMinimum: 'details.masses.runningOrderMin_kg',
    egenvektTilhengerkopling: 'details.couplings[].massInRunningOrder_kg',
    nyttelast: ['maximumLadenMass_kg', 'actualMass_kg'],
    tekniskTillattForhoyetTotalvekt: 'details.masses.ladenMax_kg',
    tekniskTillattTotalvekt: 'maximumLadenMass_kg',
    tekniskTillattTotalvektVeg: 'details.massesInService[].ladenMass_kg',
    tekniskTillattVektPahengsvogn: ['details.towing[].trailers[].body', 'details.towing[].trailers[].towableMass_kg'],
    tekniskTillattVektSemitilhenger: ['details.towing[].trailers[].body', 'details.towing[].trailers[].towableMass_kg'],
    tillattTilhengervektMedBrems: ['details.towing[].brakes', 'details.towing[].trailers[].towableMass_kg'],
    tillattTilhengervektUtenBrems: ['details.towing[].brakes', 'details.towing[].trailers[].towableMass_kg'],
    tillattTotalvekt: 'maximumLadenMass_kg',
    tillattVektSlepevogn: ['details.towing[].trailers[].body', 'details.towing[].trailers[].towableMass_kg'],
    tillattVertikalKoplingslast: 'details.masses.onCouplings[].verticalMass_kg',
    tillattVogntogvekt: 'details.towing[].trailers[].combinationMass_kg',
    tillattVogntogvektVeg: 'details.massesInService[].combinationMass_kg',
    'vogntogvektAvhBremsesystem[].bremseType': 'details.towing[].brakes',
    'vogntogvektAvhBremsesystem[].vogntogvekt': 'details.towing[].trailers[].combinationMass_kg',
  }),
};

const drive: FieldMap = {
  ...under(`${data}.motorOgDrivverk`, '', {
    antallGir: 'details.gearbox.gears[].number',
    girkassetype: 'details.gearbox.type',
    'girutvekslingPrGir[].girNummer': 'details.gearbox.gears[].number',
    'girutvekslingPrGir[].girutveksling': 'details.gearbox.gears[].ratio',
    hybridElektriskKjoretoy: 'hybridClass',
    hybridKategori: ['hybridClass', 'details.propulsion.hybridCategory'],
    'maksimumHastighet[]': ['maximumSpeed_kmh', 'details.propulsion.forwardSpeed_kmh'],
    obd: 'details.equipment.onBoardDiagnosis',
    totalUtvekslingHoyesteGir: 'details.finalDrives[].highestGearRatio',
    utelukkendeElektriskDrift: 'pureElectric',
    'motor[].avgassResirkulering': 'details.equipment.exhaustGasRecirculation',
    'motor[].fordampningsutslippKontrollSystem': 'details.equipment.evaporationControl',
    'motor[].katalysator': 'details.equipment.catalyst',
    'motor[].ladeluftkjoler': 'details.equipment.intercooler',
    'motor[].luftInnsproytning': 'details.equipment.airInjection',
    'motor[].oksygenSensor': 'details.equipment.oxygenSensor',
    'motor[].overladet': 'details.equipment.supercharger',
    'motor[].partikkelfilterMotor': 'details.equipment.particleFilter',
    'motor[].slagvolum': ['engineCapacity_cm3', `${engine}capacity_cm3`],
    'motor[].blandingsDrivstoff': ['details.propulsion.fuelType', `${source}biofuel_percent`],
  }),
  ...under(`${data}.motorOgDrivverk.motor[]`, engine, {
    antallSylindre: 'cylinders',
    arbeidsprinsipp: ['workingPrinciple', 'cycle'],
    fabrikant: 'manufacturer',
    motorKode: 'code',
    motorNummer: 'serialNumber',
    sylinderArrangement: 'arrangement',
  }),
  ...under(`${data}.motorOgDrivverk.motor[].drivstoff[]`, source, {
    drivstoffKode: 'source',
    effektVektForhold: 'powerMassRatio_kwkg',
    maksEffektPrTime: ['power.hour_kw', 'power.thirtyMinutes_kw'],
    maksNettoEffekt: ['power.net_kw', 'power.electric_kw', 'power.rated_kw'],
    maksNettoEffektVedOmdreiningstallMin1: ['power.netAt_rpm', 'power.netFrom_rpm'],
    maksNettoEffektVedOmdreiningstallMin1Maks: 'power.netTo_rpm',
  }),
};

export const registerFields: FieldMap = { ...classification, ...axles, ...body, ...towing, ...drive };
