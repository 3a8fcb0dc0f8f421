import { RegisterDriver, type RegisterUnderTest } from './register-driver';
import { FJELLBIL, melding, OTHER_VIN, VIN } from './vehicle-samples';

/** What every register must do, with a database or without. */
export const describeRegister = (name: string, open: () => Promise<RegisterUnderTest>): void => {
  describe(`${name} keeps to the rules of the register:`, () => {
    let driver: RegisterDriver;
    beforeEach(async () => {
      driver = new RegisterDriver(await open());
    });
    const lastValue = async () => JSON.parse((await driver.subject.sent()).at(-1)?.value ?? '{}') as object;

    it('announces a vehicle that is ready, with what it rests on', async () => {
      await driver.accept({ seq: 1, taxGroup: '315', seats: 2 });
      const [event] = await driver.subject.sent();
      expect(event).toMatchObject({
        topic: 'vehicle.preregistered.v1',
        headers: { ce_source: '/kjoreklar/registry', ce_correlationid: melding(1) },
      });
      expect(await lastValue()).toMatchObject({ meldingId: melding(1), taxGroup: '315', seats: 2, replaces: null });
    });

    it('tells which pre-registration a later one takes the place of', async () => {
      await driver.accept({ seq: 1 });
      await driver.accept({ seq: 2 });
      expect(await lastValue()).toMatchObject({ seq: 2, replaces: melding(1) });
      expect(await driver.standing()).toMatchObject({ lastAppliedSeq: 2, holding: [1, 2] });
    });

    it('refuses what another organisation holds, and names nobody', async () => {
      await driver.accept({ seq: 1 });
      await driver.accept({ seq: 2, organisation: FJELLBIL });
      expect(await driver.announced()).toEqual(['vehicle.preregistered 1', 'vehicle.preregistration-refused 2']);
      expect(JSON.stringify(await lastValue())).not.toContain('310000019');
      expect(await lastValue()).toMatchObject({
        reason: 'HELD_BY_OTHER_ORGANISATION',
        errors: [{ code: 'KJORETOY_ALLEREDE_PREREGISTRERT' }],
      });
    });

    it('answers a lower number that comes late', async () => {
      await driver.accept({ seq: 3 });
      await driver.accept({ seq: 2 });
      expect(await lastValue()).toMatchObject({ seq: 2, supersededBySeq: 3 });
      expect(await driver.announced()).toEqual(['vehicle.preregistered 3', 'vehicle.preregistration-superseded 2']);
    });

    it('answers a duplicate with the same event, and changes nothing', async () => {
      await driver.accept({ seq: 1 });
      await driver.accept({ seq: 2 });
      await driver.withdraw({ seq: 2 });
      const before = await driver.standing();
      await driver.accept({ seq: 1 });
      await driver.accept({ seq: 2, id: 'another-event-about-the-same-request' });
      await driver.withdraw({ seq: 2, reason: 'REPLACED', id: 'asked-again-in-other-words' });
      const sent = await driver.subject.sent();
      expect(sent.slice(3)).toEqual(sent.slice(0, 3));
      expect(sent).toHaveLength(6);
      expect(await driver.standing()).toEqual(before);
    });

    it('ends alike whichever of a request and its withdrawal comes first', async () => {
      const turned = new RegisterDriver(await open());
      const vin = OTHER_VIN;
      await driver.accept({ seq: 1 });
      await driver.accept({ seq: 2 });
      await driver.withdraw({ seq: 2 });
      await turned.accept({ seq: 1, vin, meldingId: melding(101) });
      await turned.withdraw({ seq: 2, vin, meldingId: melding(102) });
      await turned.accept({ seq: 2, vin, meldingId: melding(102) });
      expect(await turned.standing(vin)).toEqual(await driver.standing());
      expect(await turned.standing(vin)).toMatchObject({ lastAppliedSeq: 2, holding: [1], withdrawn: [2] });
    });

    it('answers an acceptance that comes after its withdrawal with what the withdrawal was answered', async () => {
      await driver.withdraw({ seq: 1 });
      await driver.accept({ seq: 1 });
      const [first, second] = await driver.subject.sent();
      expect(first).toMatchObject({ topic: 'vehicle.preregistration-withdrawn.v1' });
      expect(second).toEqual(first);
      expect(await driver.standing()).toMatchObject({ holding: [], withdrawn: [1] });
    });

    it('records each change later than the one before, also within one tick of the clock', async () => {
      for (const seq of [1, 2, 3]) await driver.accept({ seq });
      const { preregistrations } = await driver.subject.vehicle(VIN);
      const times = preregistrations.map(({ preregisteredAt }) => preregisteredAt.getTime());
      expect(times).toEqual([...new Set(times)].sort());
    });

    it('registers for the first time what is ready, once', async () => {
      expect(await driver.registerFirstTime()).toBe('FirstRegistrationRefused');
      await driver.accept({ seq: 1 });
      expect(await driver.registerFirstTime()).toBe('FirstRegistered');
      expect(await driver.registerFirstTime()).toBe('FirstRegistrationRefused');
      await driver.withdraw({ seq: 1 });
      await driver.accept({ seq: 2 });
      expect(await driver.announced()).toEqual([
        'vehicle.preregistered 1',
        'vehicle.first-registered',
        'vehicle.withdrawal-refused 1',
        'vehicle.preregistration-refused 2',
      ]);
      expect(await lastValue()).toMatchObject({ reason: 'ALREADY_REGISTERED' });
    });

    it('decides about one vehicle one at a time, in the order asked', async () => {
      await Promise.all([1, 2, 3, 4, 5].map((seq) => driver.accept({ seq })));
      expect((await driver.announced()).sort()).toEqual([1, 2, 3, 4, 5].map((seq) => `vehicle.preregistered ${seq}`));
      expect(await driver.standing()).toMatchObject({ lastAppliedSeq: 5, holding: [1, 2, 3, 4, 5] });
    });
  });
};
