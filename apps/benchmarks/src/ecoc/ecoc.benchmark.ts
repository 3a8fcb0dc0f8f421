import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkEcoc,
  checkStructure,
  defaultPolicy,
  iviStructure,
  parseIvi,
  readEnvelope,
  type EcocPolicy,
} from '@kjoreklar/ivi';
import { schemaFile, signerCertificateFile, writeSignedDocuments, type SignedFiles } from './ecoc-documents';
import { openLibxml2 } from './libxml2';
import { rateOf, rateOfProgram, type ProcessorRate } from './processor-rate';

export interface EcocBenchmarkOptions {
  /** Documents that memory is watched over. */
  readonly documents: number;
  /** How often everything is measured, in turn. */
  readonly rounds: number;
  readonly say: (line: string) => void;
}

export interface EcocRound {
  readonly structure: ProcessorRate;
  readonly withoutSignature: ProcessorRate;
  readonly all: ProcessorRate;
  /** `all`, through the threads of ecoc-validation. */
  readonly inThreads: ProcessorRate;
  readonly libxml2: ProcessorRate;
  readonly xmllint: ProcessorRate | null;
  readonly xmlsec1: ProcessorRate | null;
}

export interface EcocBenchmarkResult {
  readonly rounds: readonly EcocRound[];
  readonly signaturePerformed: boolean;
  readonly documentBytes: number;
  readonly memory: { readonly documents: number; readonly earlyMib: number; readonly lateMib: number };
}

const DISTINCT_DOCUMENTS = 200;
const FILES_FOR_A_PROGRAM = 2_000;
const MEASURE_MS = 1_500;
const MANY_WAITING = 16;

interface Pool {
  start(): Promise<void>;
  check(question: { readonly bytes: Uint8Array; readonly request: typeof request }): Promise<unknown>;
  close(): Promise<void>;
}

const request = { vin: null, taxGroup: null, receivedAt: '2027-01-02T00:00:00.000Z' };

const trusting = (): EcocPolicy => ({
  ...defaultPolicy,
  signature: {
    trustAnchors: [readFileSync(signerCertificateFile, 'utf8')],
    intermediates: [],
    revocationLists: [],
    signers: [{ subject: 'Kjoreklar test manufacturer', manufacturers: ['TOYOTA MOTOR CORPORATION'] }],
  },
});

/** The threads of ecoc-validation as they are built; an app is no library, so the types are ours. */
const openPool = async (policy: EcocPolicy): Promise<Pool> => {
  const folder = join(__dirname, '../../../ecoc-validation/dist/checking');
  const { CheckPool, checkLimits } = (await import(join(folder, 'check-pool.js'))) as {
    CheckPool: new (options: object) => Pool;
    checkLimits: object;
  };
  const file = join(folder, 'ecoc-check.worker.js');
  const pool = new CheckPool({ ...checkLimits, file, policy, threads: 1, logger: console });
  await pool.start();
  return pool;
};

const checkForm = (document: Buffer): void => {
  const envelope = readEnvelope(document);
  const parsed = envelope.ok ? parseIvi(envelope.text) : null;
  if (!parsed?.ok || checkStructure(parsed.document, iviStructure).length > 0)
    throw new Error('a document of the benchmark is refused');
};

const repeated = (files: readonly string[]): string[] =>
  Array.from({ length: FILES_FOR_A_PROGRAM }, (_, index) => files[index % files.length] as string);

interface Bench {
  readonly signed: SignedFiles;
  readonly policy: EcocPolicy;
  readonly libxml2: (document: Buffer) => void;
  readonly pool: Pool;
}

const runRound = async ({ signed, policy, libxml2, pool }: Bench): Promise<EcocRound> => {
  const { documents, files } = signed;
  const each = (work: (document: Buffer) => unknown) =>
    rateOf(MEASURE_MS, documents.length, () => documents.forEach((document) => void work(document)));
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < documents.length) await pool.check({ bytes: documents[next++] as Buffer, request });
  };
  const throughPool = async (): Promise<void> => {
    next = 0;
    await Promise.all(Array.from({ length: MANY_WAITING }, lane));
  };
  const many = repeated(files);
  return {
    structure: await each(checkForm),
    libxml2: await each(libxml2),
    withoutSignature: await each((document) => checkEcoc(document, request, defaultPolicy)),
    all: await each((document) => checkEcoc(document, request, policy)),
    inThreads: await rateOf(MEASURE_MS, documents.length, throughPool),
    xmllint: rateOfProgram(['xmllint', '--noout', '--nonet', '--schema', schemaFile], many),
    xmlsec1: rateOfProgram(['xmlsec1', '--verify', '--trusted-pem', signerCertificateFile], many),
  };
};

const residentMib = (): number => process.memoryUsage().rss / 1024 / 1024;

/** Resident memory when a fifth of the documents has been checked, and when all have. */
const watchMemory = ({ signed, policy }: Bench, documents: number): EcocBenchmarkResult['memory'] => {
  let earlyMib = 0;
  for (let index = 0; index < documents; index += 1) {
    checkEcoc(signed.documents[index % signed.documents.length] as Buffer, request, policy);
    if (index === Math.floor(documents / 5)) earlyMib = residentMib();
  }
  return { documents, earlyMib, lateMib: residentMib() };
};

/** Needs the official example (`missingExample`); throws when it, or a peer, refuses a document. */
export const runEcocBenchmark = async ({
  documents,
  rounds,
  say,
}: EcocBenchmarkOptions): Promise<EcocBenchmarkResult> => {
  const signed = writeSignedDocuments(DISTINCT_DOCUMENTS);
  const policy = trusting();
  const bench: Bench = { signed, policy, libxml2: await openLibxml2(), pool: await openPool(policy) };
  const measured: EcocRound[] = [];
  try {
    const first = signed.documents[0] as Buffer;
    const verdict = checkEcoc(first, request, policy);
    if (verdict.verdict === 'rejected') throw new Error(`the example is refused: ${verdict.errors[0]?.en ?? ''}`);
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds} …`);
      measured.push(await runRound(bench));
    }
    say(`memory over ${documents} documents …`);
    return {
      rounds: measured,
      signaturePerformed: verdict.checks.some(({ stage, verdict: was }) => stage === 'signature' && was === 'passed'),
      documentBytes: first.byteLength,
      memory: watchMemory(bench, documents),
    };
  } finally {
    await bench.pool.close();
    rmSync(signed.folder, { recursive: true, force: true });
  }
};
