import { median } from '../statistics';
import type { EcocBenchmarkResult, EcocRound } from './ecoc.benchmark';

type Rates = { readonly [Name in keyof EcocRound]: number | null };

export interface EcocReport {
  /** Documents a second of one core, medians of the rounds. */
  readonly perSecond: Rates & {
    readonly structureInThreads: number;
    readonly signature: number | null;
    readonly content: number;
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
const together = (rate: number, ...further: (number | null)[]): number =>
  1 / further.reduce<number>((seconds, each) => seconds + (each === null ? 0 : 1 / each), 1 / rate);
const ratio = (ours: number | null, theirs: number | null): number | null =>
  ours === null || theirs === null ? null : ours / theirs;

export const reportEcoc = ({ rounds, signaturePerformed, memory, documentBytes }: EcocBenchmarkResult): EcocReport => {
  const rate = (name: keyof EcocRound): number => medianOf(rounds, name) ?? Number.NaN;
  const [structure, all, libxml2] = [rate('structure'), rate('all'), rate('libxml2')];
  const [xmllint, xmlsec1] = [medianOf(rounds, 'xmllint'), medianOf(rounds, 'xmlsec1')];
  const handOver = beyond(rate('inThreads'), all);
  const structureInThreads = together(structure, handOver);
  const signature = signaturePerformed ? beyond(all, rate('withoutSignature')) : null;
  return {
    perSecond: {
      structure,
      structureInThreads,
      signature,
      content: beyond(rate('withoutSignature'), structure) ?? Number.POSITIVE_INFINITY,
      withoutSignature: rate('withoutSignature'),
      all,
      inThreads: rate('inThreads'),
      libxml2,
      xmllint,
      xmlsec1,
    },
    ratios: {
      structureToLibxml2: structure / libxml2,
      structureInThreadsToLibxml2: structureInThreads / libxml2,
      structureToXmllint: ratio(structure, xmllint),
      signatureToXmlsec1: ratio(signature, xmlsec1),
      allInThreadsToXmllintAndXmlsec1:
        signature === null || xmllint === null ? null : ratio(rate('inThreads'), together(xmllint, xmlsec1)),
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
    line('  the same with the hand-over to a thread', perSecond.structureInThreads, 'structureInThreadsToLibxml2'),
    line('  the same, to xmllint', perSecond.structure, 'structureToXmllint'),
    line('signature, to xmlsec1', perSecond.signature, 'signatureToXmlsec1'),
    line('facts and content', perSecond.content),
    line('all together', perSecond.all),
    line('all together in a thread, to xmllint then xmlsec1', perSecond.inThreads, 'allInThreadsToXmllintAndXmlsec1'),
    '',
    line('libxml2-wasm, parse and validate', perSecond.libxml2),
    line('xmllint, one process', perSecond.xmllint),
    line('xmlsec1, one process', perSecond.xmlsec1),
    '',
    row(
      `resident MiB after ${memory.documents} documents, to a fifth of them`,
      digits(memory.lateMib, 0),
      digits(ratios['memoryLateToEarly'], 2),
    ),
    ...(perSecond.signature === null ? ['', 'The signature is not checked by this version.'] : []),
  ].join('\n');
};
