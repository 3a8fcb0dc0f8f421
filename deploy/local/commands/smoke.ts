import { CallbackFeed } from '../demonstration/callback-feed.ts';
import { type Arrival, demonstrate } from '../demonstration/demonstrate.ts';
import { Importer, RECEIVER } from '../demonstration/importer.ts';
import { humanReport, jsonReport } from '../demonstration/reports.ts';
import { planVehicles } from '../demonstration/vehicles.ts';
import { homeFiles, readSettings, type Settings } from '../stack/settings.ts';
import { type Command, CommandError, printError, readArgs } from './command.ts';
import { printJson } from './print-table.ts';
import { endpointsOfRunning, statusOf } from './stack-status.ts';

const DEADLINE_MS = 30_000;
const READY = 'KLAR_TIL_FORSTEGANGSREGISTRERING';

const expectReady = (what: string, status: string): void => {
  if (status !== READY) throw new CommandError(`${what} is ${status}, not ${READY}`);
};

/** The parts of the stack that are not ready, and why: it may be their doing. */
const awayIn = async (settings: Settings): Promise<string> => {
  const parts = await statusOf(settings).catch(() => []);
  const away = parts.filter(({ ready }) => !ready);
  return away.map(({ name, reason }) => `\n  ${name} is not ready: ${reason ?? 'no reason given'}`).join('');
};

const driveOneVehicle = async (json: boolean): Promise<void> => {
  const settings = readSettings();
  const endpoints = endpointsOfRunning(settings);
  const importer = new Importer(endpoints);
  await importer.signIn();
  await importer.listen(homeFiles(settings).demonstration);
  const feed = new CallbackFeed(endpoints.sandbox, new Date(), RECEIVER);
  const arrivals: Arrival[] = [];
  const report = json ? jsonReport : humanReport;
  const collecting = { ...report, arrived: (arrival: Arrival) => void arrivals.push(arrival) };
  const { accepted, failed } = await demonstrate(
    { importer, feed },
    planVehicles().slice(0, 1),
    collecting,
    DEADLINE_MS,
  );
  const [arrival] = arrivals;
  if (accepted === 0) throw new CommandError(`the request was not accepted${await awayIn(settings)}`);
  if (!arrival) throw new CommandError(`no callback came within ${DEADLINE_MS / 1_000} s${await awayIn(settings)}`);
  if (failed > 0) throw new CommandError('the signature of the callback is not valid');
  report.arrived(arrival);
  expectReady('the callback', arrival.status);
  expectReady('the case', (await importer.show(arrival.meldingId)).status);
  const { vin, understellsnummer = vin } = await importer.lookUp(arrival.vehicle.order.understellsnummer);
  if (understellsnummer !== arrival.vehicle.order.understellsnummer)
    throw new CommandError(`the register answers about ${String(understellsnummer)}`);
  if (json) printJson({ ok: true, elapsedMs: arrival.elapsedMs });
  else printError('submission, callback and look-up: ok');
};

export const smoke: Command = {
  usage: `npm run smoke [-- --json] — one vehicle through the running stack: submission, callback, case, look-up in the register
`,
  run: async (args) => {
    const { values } = readArgs(args, { json: { type: 'boolean' } });
    await driveOneVehicle(values.json ?? false);
    return 0;
  },
};
