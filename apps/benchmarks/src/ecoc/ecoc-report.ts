import { median } from '../statistics';
import type { EcocBenchmarkResult, EcocRound } from './ecoc.benchmark';

type Rates = { readonly [Name in keyof EcocRound]: number | null };

export interface EcocReport {
  /** Documents a second of one core, medians of the rounds. */
  readonly perSecond: Rates & {
    readonly signature: number | null;
    readonly content: number | null;
  };
  /** Above 1 is faster than the peer. */
  readonly ratios: Readonly<Record<string, number | null>>;
  readonly memory: EcocBenchmarkResult['memory'];
  readonly documentBytes: number;
  readonly rounds: number;
}

const medianOf = (rounds: readonly EcocRound[], name: keyof EcocRound): number | null => {
  const values = rounds.map((round) => round[name]).filter((value) => value !== null);
  return values.length > 0 ? median(values) : null;
};

/** The rate of what `longer` does beyond `shorter`; null when it is lost in the noise. */
const beyond = (longer: number, shorter: number): number | null => {
  const seconds = 1 / longer - 1 / shorter;
  return seconds > 0 ? 1 / seconds : null;
};
const together = (first: number, second: number): number => 1 / (1 / first + 1 / second);

/** Of each round, and then the median: what disturbs a round disturbs both sides of its ratio. */
const medianRatio = (rounds: readonly EcocRound[], of: (round: EcocRound) => number | null): number | null => {
  const ratios = rounds.map(of).filter((ratio) => ratio !== null);
  return ratios.length > 0 ? median(ratios) : null;
};
const ratio = (ours: number | null, theirs: number | null): number | null =>
  ours === null || theirs === null ? null : ours / theirs;
const signatureOf = ({ all, withoutSignature }: EcocRound): number | null => beyond(all, withoutSignature);

export const reportEcoc = ({ rounds, signaturePerformed, memory, documentBytes }: EcocBenchmarkResult): EcocReport => {
  const rate = (name: keyof EcocRound): number => medianOf(rounds, name) ?? Number.NaN;
  const signed = signaturePerformed ? rounds : [];
  return {
    perSecond: {
      structure: rate('structure'),
      structureInThread: rate('structureInThread'),
      signature: medianRatio(signed, signatureOf),
      content: medianRatio(rounds, (round) => beyond(round.withoutSignature, round.structure)),
      withoutSignature: rate('withoutSignature'),
      all: rate('all'),
      inThread: rate('inThread'),
      libxml2: rate('libxml2'),
      xmllint: medianOf(rounds, 'xmllint'),
      xmlsec1: medianOf(rounds, 'xmlsec1'),
    },
    ratios: {
      structureToLibxml2: medianRatio(rounds, (round) => round.structure / round.libxml2),
      structureInThreadToLibxml2: medianRatio(rounds, (round) => round.structureInThread / round.libxml2),
      structureToXmllint: medianRatio(rounds, (round) => ratio(round.structure, round.xmllint)),
      signatureToXmlsec1: medianRatio(signed, (round) => ratio(signatureOf(round), round.xmlsec1)),
      allInThreadToXmllintAndXmlsec1: medianRatio(signed, ({ inThread, xmllint, xmlsec1 }) =>
        xmllint === null || xmlsec1 === null ? null : inThread / together(xmllint, xmlsec1),
      ),
      memoryLateToEarly: memory.lateMib / memory.earlyMib,
    },
    memory,
    documentBytes,
    rounds: rounds.length,
  };
};

const digits = (value: number | null | undefined, places: number): string =>
  value === null || value === undefined ? '-' : value.toFixed(places);
const row = (label: string, ...cells: string[]): string =>
  `${label.padEnd(52)}${cells.map((cell) => cell.padStart(12)).join('')}`;

export const printEcoc = ({ perSecond, ratios, memory, documentBytes, rounds }: EcocReport): string => {
  const line = (label: string, rate: number | null, to?: string): string =>
    row(label, digits(rate, 0), to ? digits(ratios[to], 2) : '');
  return [
    row(`documents of ${documentBytes} bytes, median of ${rounds} rounds`, 'a core-s', 'ratio'),
    line('envelope, parse and structure, to libxml2-wasm', perSecond.structure, 'structureToLibxml2'),
    line('  the same with the hand-over to a thread', perSecond.structureInThread, 'structureInThreadToLibxml2'),
    line('  the same, to xmllint', perSecond.structure, 'structureToXmllint'),
    line('signature, to xmlsec1', perSecond.signature, 'signatureToXmlsec1'),
    line('facts and content', perSecond.content),
    line('all together', perSecond.all),
    line('all together in a thread, to xmllint then xmlsec1', perSecond.inThread, 'allInThreadToXmllintAndXmlsec1'),
    '',
    line('libxml2-wasm, parse and validate', perSecond.libxml2),
    line('xmllint, one process', perSecond.xmllint),
    line('xmlsec1, one process', perSecond.xmlsec1),
    '',
    row(`resident MiB after a tenth of ${memory.documents} documents`, digits(memory.earlyMib, 0)),
    row('  after half of them', digits(memory.middleMib, 0)),
    row('  after all, to the first tenth', digits(memory.lateMib, 0), digits(ratios['memoryLateToEarly'], 2)),
    ...(perSecond.signature === null ? ['', 'The signature is not checked by this version.'] : []),
  ].join('\n');
};
