import { printJson } from '../commands/print-table.ts';
import type { DemonstrationReport } from './demonstrate.ts';

const STATUS_WIDTH = 'KLAR_TIL_FORSTEGANGSREGISTRERING'.length;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** One aligned line for each callback. */
export const humanReport: DemonstrationReport = {
  accepted: () => undefined,
  refused: ({ order, what }, reason) => print(`${order.understellsnummer}  NOT ACCEPTED  ${what}: ${reason}`),
  arrived: ({ vehicle, status, elapsedMs, signatureValid, feil }) => {
    const signature = signatureValid ? 'signature ok' : 'SIGNATURE NOT VALID';
    const why = [vehicle.what, ...feil].join(', ');
    print(
      `${vehicle.order.understellsnummer}  ${status.padEnd(STATUS_WIDTH)}  ${String(elapsedMs).padStart(5)} ms  ${signature}  ${why}`,
    );
  },
  missing: ({ order, what }, meldingId) =>
    print(`${order.understellsnummer}  NO CALLBACK  ${what}, meldingId ${meldingId}`),
};

/** One JSON object a line. */
export const jsonReport: DemonstrationReport = {
  accepted: (vehicle, meldingId) => printJson({ event: 'accepted', meldingId, ...vehicle.order }),
  refused: (vehicle, reason) => printJson({ event: 'refused', ...vehicle.order, reason }),
  arrived: ({ vehicle, meldingId, ...outcome }) =>
    printJson({ event: 'callback', meldingId, ...vehicle.order, ...outcome }),
  missing: (vehicle, meldingId) => printJson({ event: 'missing', meldingId, ...vehicle.order }),
};
