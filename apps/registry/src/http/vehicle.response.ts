import type { TechnicalFacts } from '@kjoreklar/contracts';
import { ApiProperty } from '@nestjs/swagger';
import type { VehicleStatus } from '../domain/vehicle-timeline';
import type { PreregistrationRecord, VehicleRecord } from '../store/vehicle.read-model';

const statuses = {
  NOT_READY: 'IKKE_KLAR',
  READY: 'KLAR_TIL_FORSTEGANGSREGISTRERING',
  REGISTERED: 'REGISTRERT',
} as const satisfies Readonly<Record<VehicleStatus, string>>;
type StatusOnTheWire = (typeof statuses)[VehicleStatus];

const instant = { type: String, format: 'date-time' } as const;
const legalDate = { type: String, format: 'date', nullable: true } as const;
const measure = (description: string) => ({ type: Number, nullable: true, description }) as const;

export class TechnicalDataResponse {
  @ApiProperty({ example: 'M1', description: 'EU-kjøretøykategori / EU vehicle category' })
  tekniskKode!: string;
  @ApiProperty({ example: 'e1*2018/858*00042*00' })
  typegodkjenningNrTekst!: string;
  @ApiProperty()
  typebetegnelse!: string;
  @ApiProperty({ type: String, nullable: true })
  variant!: string | null;
  @ApiProperty({ type: String, nullable: true })
  versjon!: string | null;
  @ApiProperty()
  merke!: string;
  @ApiProperty({ type: String, nullable: true })
  handelsbetegnelse!: string | null;
  @ApiProperty(measure('mm'))
  lengde!: number | null;
  @ApiProperty(measure('mm'))
  bredde!: number | null;
  @ApiProperty(measure('mm'))
  hoyde!: number | null;
  @ApiProperty(measure('kg, masse i kjøreklar stand / mass in running order'))
  egenvekt!: number | null;
  @ApiProperty(measure('kg'))
  tillattTotalvekt!: number | null;
  @ApiProperty(measure('Antall, med fører / number, driver included'))
  sitteplasserTotalt!: number | null;
}

export class PreregistrationResponse {
  @ApiProperty({ format: 'uuid' })
  meldingId!: string;
  @ApiProperty({ example: '310000019' })
  organisasjonsnummer!: string;
  @ApiProperty({ example: '101' })
  avgiftsgruppeKode!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Bare for avgiftsgruppe 315 / tax group 315 only' })
  antallSitteplasser!: number | null;
  @ApiProperty(instant)
  preregistrertTidspunkt!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Preregistreringen den trådte i stedet for / the pre-registration it took the place of',
  })
  erstatter!: string | null;
  @ApiProperty({ description: 'SHA-256 av eCoC-ens originale byte, heksadesimalt / of the original bytes of the eCoC' })
  ecocSha256!: string;
  @ApiProperty({ type: TechnicalDataResponse })
  tekniskeData!: TechnicalDataResponse;
}

export class VehicleResponse {
  @ApiProperty({ example: 'WV1ZZZ00000000001' })
  understellsnummer!: string;
  @ApiProperty({ enum: Object.values(statuses) })
  status!: StatusOnTheWire;
  @ApiProperty({ ...instant, description: 'Fra når det var slik / since when it was so' })
  gyldigFra!: string;
  @ApiProperty({ ...instant, nullable: true, description: 'Til når, ikke medregnet / until when, exclusive' })
  gyldigTil!: string | null;
  @ApiProperty({ ...instant, description: 'Når registeret fikk vite det / when the register came to know it' })
  registrertTidspunkt!: string;
  @ApiProperty({
    ...instant,
    nullable: true,
    description: 'Når registeret fikk vite noe annet / when the register came to know otherwise',
  })
  rettetTidspunkt!: string | null;
  @ApiProperty({ ...legalDate, description: 'Når status er REGISTRERT / when status is REGISTRERT' })
  forstegangsregistrertDato!: string | null;
  @ApiProperty({
    type: PreregistrationResponse,
    nullable: true,
    description: 'Den som gjelder, eller som kjøretøyet ble registrert på / the one in force, or registered by',
  })
  preregistrering!: PreregistrationResponse | null;
}

const toTechnicalData = (facts: TechnicalFacts): TechnicalDataResponse => ({
  tekniskKode: facts.category,
  typegodkjenningNrTekst: facts.typeApprovalNumber,
  typebetegnelse: facts.type,
  variant: facts.variant,
  versjon: facts.version,
  merke: facts.make,
  handelsbetegnelse: facts.commercialName,
  lengde: facts.length_mm,
  bredde: facts.width_mm,
  hoyde: facts.height_mm,
  egenvekt: facts.massInRunningOrder_kg,
  tillattTotalvekt: facts.maximumLadenMass_kg,
  sitteplasserTotalt: facts.seats,
});

const toPreregistration = (record: PreregistrationRecord): PreregistrationResponse => ({
  meldingId: record.meldingId,
  organisasjonsnummer: record.organisation,
  avgiftsgruppeKode: record.taxGroup,
  antallSitteplasser: record.seats,
  preregistrertTidspunkt: record.preregisteredAt.toISOString(),
  erstatter: record.replaces,
  ecocSha256: record.documentSha256,
  tekniskeData: toTechnicalData(record.technicalFacts),
});

export const toVehicleResponse = (record: VehicleRecord): VehicleResponse => ({
  understellsnummer: record.vin,
  status: statuses[record.status],
  gyldigFra: record.validFrom.toISOString(),
  gyldigTil: record.validTo?.toISOString() ?? null,
  registrertTidspunkt: record.recordedAt.toISOString(),
  rettetTidspunkt: record.supersededAt?.toISOString() ?? null,
  forstegangsregistrertDato: record.firstRegisteredOn,
  preregistrering: record.preregistration && toPreregistration(record.preregistration),
});
