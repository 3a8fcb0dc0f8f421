import { TermsRegister, TokenVerifier } from '@kjoreklar/auth';
import type { Vin } from '@kjoreklar/domain';
import { DatabaseUnavailableError } from '@kjoreklar/persistence';
import { createService, HealthChecks, silentLogger } from '@kjoreklar/service-kit';
import { anEcocAccepted, expectGenerated } from '@kjoreklar/testing';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { firstRegistered, melding, second, VIN } from '../../test/vehicle-samples';
import { VehicleRegister } from '../register/vehicle-register';
import { type AsOf, type VehicleRecord, VehicleReadModel } from '../store/vehicle.read-model';
import { openapiDocument, serveOpenapi } from './openapi';
import { translateError } from './translate-error';
import { VehiclesController } from './vehicles.controller';

const scopesOf: Record<string, string[]> = {
  reader: ['kjoreklar:register/read'],
  dealer: ['kjoreklar:register/write'],
  both: ['kjoreklar:register/read', 'kjoreklar:register/write'],
};
const record: VehicleRecord = {
  vin: VIN,
  status: 'READY',
  validFrom: second(1),
  validTo: null,
  recordedAt: second(2),
  supersededAt: null,
  firstRegisteredOn: null,
  preregistration: {
    meldingId: melding(1),
    organisation: '310000019',
    taxGroup: '315',
    seats: 2,
    replaces: null,
    preregisteredAt: second(1),
    documentSha256: 'ab'.repeat(32),
    technicalFacts: anEcocAccepted().data.facts,
  },
};
const document = { meldingId: melding(1), sha256: 'ab'.repeat(32), content: Buffer.from([0x3c, 0x00, 0xff]) };

const asOf = jest.fn(async (vin: Vin, _asOf: AsOf) => (vin === VIN ? record : null));
const documentAsOf = jest.fn(async (vin: Vin, _asOf: AsOf) => (vin === VIN ? document : null));
const apply = jest.fn();

@Module({
  controllers: [VehiclesController],
  providers: [
    { provide: VehicleRegister, useValue: { apply } },
    { provide: VehicleReadModel, useValue: { asOf, documentAsOf } },
    { provide: TermsRegister, useValue: { hasAccepted: async () => false } },
    {
      provide: TokenVerifier,
      useValue: {
        verify: async (token: string) => ({
          caller: { organisation: '310000043', clientId: 'dealer' },
          scopes: new Set(scopesOf[token]),
        }),
      },
    },
  ],
})
class TestModule {}

describe('the register over HTTP', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await createService({
      name: 'registry',
      logger: silentLogger(),
      module: TestModule,
      health: new HealthChecks(),
      host: '127.0.0.1',
      port: 0,
      shutdownDeadlineMs: 1_000,
      configure: serveOpenapi,
      translateError,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());
  beforeEach(() => jest.clearAllMocks());

  const call = (method: 'GET' | 'POST', url: string, token = 'both') =>
    app.inject({ method, url, headers: { authorization: `Bearer ${token}` } });

  it('shows the vehicle in the words of the wire', async () => {
    const response = await call('GET', `/vehicles/${VIN.toLowerCase()}`);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      understellsnummer: VIN,
      status: 'KLAR_TIL_FORSTEGANGSREGISTRERING',
      gyldigFra: '2026-07-06T08:00:01.000Z',
      gyldigTil: null,
      registrertTidspunkt: '2026-07-06T08:00:02.000Z',
      rettetTidspunkt: null,
      forstegangsregistrertDato: null,
      preregistrering: {
        meldingId: melding(1),
        organisasjonsnummer: '310000019',
        avgiftsgruppeKode: '315',
        antallSitteplasser: 2,
        preregistrertTidspunkt: '2026-07-06T08:00:01.000Z',
        erstatter: null,
        ecocSha256: 'ab'.repeat(32),
        tekniskeData: expect.objectContaining({ merke: 'FJELLBIL', tekniskKode: 'M1', lengde: 4610, egenvekt: 1980 }),
      },
    });
    expect(asOf).toHaveBeenCalledWith(VIN, {});
  });

  it('asks for the vehicle as of the moments given, in whatever time zone', async () => {
    await call('GET', `/vehicles/${VIN}?validAt=2026-07-06T10:00:00%2B02:00&knownAt=2026-07-07T00:00:00.5Z`);
    expect(asOf).toHaveBeenCalledWith(VIN, {
      validAt: new Date('2026-07-06T08:00:00Z'),
      knownAt: new Date('2026-07-07T00:00:00.500Z'),
    });
  });

  it('says which instant it cannot read', async () => {
    const response = await call('GET', `/vehicles/${VIN}?validAt=2026-07-06&knownAt=2026-07-07T00:00:00Z`);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({
      kode: 'UGYLDIG_FORESPORSEL',
      feil: [{ kode: 'UGYLDIG_TIDSPUNKT', sti: '/validAt', message: expect.stringContaining('time zone') }],
    });
    expect(response.json().feil).toHaveLength(1);
  });

  it('gives the original eCoC with its digest', async () => {
    const response = await call('GET', `/vehicles/${VIN}/ecoc`);
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload).toEqual(document.content);
    expect(response.headers).toMatchObject({
      'content-type': 'application/xml',
      'repr-digest': `sha-256=:${Buffer.from('ab'.repeat(32), 'hex').toString('base64')}:`,
    });
  });

  it('registers for the first time', async () => {
    apply.mockResolvedValue(firstRegistered(1));
    const response = await call('POST', `/vehicles/${VIN}/first-registration`);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      understellsnummer: VIN,
      forstegangsregistrertDato: '2026-07-06',
      meldingId: melding(1),
    });
  });

  it.each([
    ['UNKNOWN', 404, 'IKKE_FUNNET'],
    ['NOT_READY', 409, 'KJORETOY_IKKE_KLART'],
    ['ALREADY_REGISTERED', 409, 'KJORETOY_ALLEREDE_REGISTRERT'],
  ])('answers a first registration refused as %s with %i %s', async (reason, status, kode) => {
    apply.mockResolvedValue({ type: 'FirstRegistrationRefused', reason });
    const response = await call('POST', `/vehicles/${VIN}/first-registration`);
    expect([response.statusCode, response.json().kode]).toEqual([status, kode]);
    expect(response.headers['content-type']).toContain('application/problem+json');
  });

  it('says when the register is away', async () => {
    apply.mockRejectedValue(new DatabaseUnavailableError('connection refused'));
    const response = await call('POST', `/vehicles/${VIN}/first-registration`);
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '2']);
    expect(response.body).not.toContain('connection refused');
  });

  it.each(['/vehicles/YU7ZZZ00000000001', '/vehicles/YU7ZZZ00000000001/ecoc'])('does not know %s', async (url) => {
    expect((await call('GET', url)).json()).toMatchObject({ status: 404, kode: 'IKKE_FUNNET' });
  });

  it('refuses an address without a VIN', async () => {
    expect((await call('GET', '/vehicles/WV1')).json()).toMatchObject({
      status: 400,
      kode: 'UGYLDIG_UNDERSTELLSNUMMER',
    });
  });

  it.each([
    ['GET', `/vehicles/${VIN}`, 'dealer'],
    ['GET', `/vehicles/${VIN}/ecoc`, 'dealer'],
    ['POST', `/vehicles/${VIN}/first-registration`, 'reader'],
  ] as const)('refuses %s %s to a mere %s', async (method, url, token) => {
    expect((await call(method, url, token)).json()).toMatchObject({ status: 403, kode: 'SCOPE_MANGLER' });
    expect(apply).not.toHaveBeenCalled();
  });

  it('describes itself at /openapi.json, as the file that is checked in says', async () => {
    const served = await app.inject({ method: 'GET', url: '/openapi.json' });
    expect(served.json()).toEqual(JSON.parse(JSON.stringify(openapiDocument(app))));
    expectGenerated('apps/registry/openapi.json', `${JSON.stringify(served.json(), null, 2)}\n`);
  });
});
