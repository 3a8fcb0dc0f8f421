import { setTimeout as delay } from 'node:timers/promises';
import { isTerminalCaseStatus } from '@kjoreklar/code-lists';
import { toVin, type Vin } from '@kjoreklar/domain';
import type { IntakeClient, PreregistrationCase } from '../clients/intake.client';
import type { RegistryClient } from '../clients/registry.client';
import { FIRST_REGISTERED_VIN, HELD_BY_ANOTHER_VIN } from '../special-vins';
import type { SeedMemory } from './seed-memory';

/** Thrown when a vehicle could not be brought to where it should be. */
export class SeedFailedError extends Error {
  readonly code = 'SANDBOX_SEED_FAILED';
  constructor(
    readonly vin: string,
    readonly reason: string,
  ) {
    super(`${vin}: ${reason}`);
    this.name = 'SeedFailedError';
  }
}

export interface SeededVehicle {
  readonly understellsnummer: string;
  readonly meldingId: string;
  readonly forstegangsregistrert: boolean;
}

export interface RegisterSeedOptions {
  readonly intake: IntakeClient;
  readonly registry: RegistryClient;
  readonly memory: SeedMemory;
  /** How long one vehicle may take. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 25_000;
const POLL_INTERVAL_MS = 250;
const READY = 'KLAR_TIL_FORSTEGANGSREGISTRERING';
const ALREADY_REGISTERED = 'KJORETOY_ALLEREDE_REGISTRERT';

const seededVins = [HELD_BY_ANOTHER_VIN, FIRST_REGISTERED_VIN].map(toVin);

/** Brings the seeded vehicles into the register through the public API; doing it again changes nothing. */
export class RegisterSeed {
  private underWay?: Promise<readonly SeededVehicle[]>;

  constructor(private readonly options: RegisterSeedOptions) {}

  /** Those who ask while it is under way get the same result. */
  async sow(): Promise<readonly SeededVehicle[]> {
    this.underWay ??= Promise.all(seededVins.map((vin) => this.sowOne(vin))).finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async sowOne(vin: Vin): Promise<SeededVehicle> {
    const closed = await this.preregister(vin);
    const isRegisteredAlready = closed.feil.some(({ kode }) => kode === ALREADY_REGISTERED);
    if (closed.status !== READY && !isRegisteredAlready)
      throw new SeedFailedError(vin, `the case ended as ${closed.status}: ${JSON.stringify(closed.feil)}`);
    const registers = vin === FIRST_REGISTERED_VIN;
    if (registers && !isRegisteredAlready) await this.register(vin);
    return { understellsnummer: vin, meldingId: closed.meldingId, forstegangsregistrert: registers };
  }

  /** The case that was sent before, if intake still knows it; a new one otherwise. */
  private async preregister(vin: Vin): Promise<PreregistrationCase> {
    const { intake, memory } = this.options;
    const before = await memory.recall(vin);
    const known = before === undefined ? undefined : await intake.find(before);
    if (known && (known.status === READY || !isTerminalCaseStatus(known.status)))
      return this.await(vin, known.meldingId);
    const meldingId = await intake.submit({
      understellsnummer: vin,
      avgiftsgruppeKode: '101',
      klientreferanse: 'sandbox-seed',
    });
    await memory.remember(vin, meldingId);
    return this.await(vin, meldingId);
  }

  private async await(vin: Vin, meldingId: string): Promise<PreregistrationCase> {
    const patienceMs = this.options.patienceMs ?? PATIENCE_MS;
    const deadline = Date.now() + patienceMs;
    let status = 'unknown';
    while (Date.now() < deadline) {
      const found = await this.options.intake.find(meldingId);
      if (found && isTerminalCaseStatus(found.status)) return found;
      status = found?.status ?? status;
      await delay(POLL_INTERVAL_MS);
    }
    throw new SeedFailedError(vin, `the case is still ${status} after ${patienceMs} ms`);
  }

  /** That it is registered already says that it has been done before. */
  private async register(vin: Vin): Promise<void> {
    const { status, body } = await this.options.registry.firstRegistration(vin);
    const kode = (body as { kode?: unknown } | undefined)?.kode;
    if (status === 200 || (status === 409 && kode === ALREADY_REGISTERED)) return;
    throw new SeedFailedError(vin, `first registration was answered ${status}: ${JSON.stringify(body)}`);
  }
}
