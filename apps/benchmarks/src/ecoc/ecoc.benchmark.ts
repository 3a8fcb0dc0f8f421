import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkEcoc, defaultPolicy, type EcocPolicy } from '@kjoreklar/ivi';
import { schemaFile, signerCertificateFile, writeSignedDocuments, type SignedFiles } from './ecoc-documents';
import { openLibxml2 } from './libxml2';
import { rateOf, rateOfProgram, type ProcessorRate } from './processor-rate';
import { structureFaults } from './structure-faults';

export interface EcocBenchmarkOptions {
  /** Documents that memory is watched over. */
  readonly documents: number;
  /** How often everything is measured, in turn. */
  readonly rounds: number;
  readonly say: (line: string) => void;
}

export interface EcocRound {
  readonly structure: ProcessorRate;
  /** `structure`, through a thread of ecoc-validation's pool. */
  readonly structureInThread: ProcessorRate;
  readonly withoutSignature: ProcessorRate;
  readonly all: ProcessorRate;
  /** `all`, through a thread of ecoc-validation's pool. */
  readonly inThread: ProcessorRate;
  readonly libxml2: ProcessorRate;
  readonly xmllint: ProcessorRate | null;
  readonly xmlsec1: ProcessorRate | null;
}

export interface EcocBenchmarkResult {
  readonly rounds: readonly EcocRound[];
  readonly signaturePerformed: boolean;
  readonly documentBytes: number;
  readonly memory: WatchedMemory;
}

/** Resident memory of the process, its checking thread included, after a tenth of the documents, half of them, and all. */
export interface WatchedMemory {
  readonly documents: number;
  readonly earlyMib: number;
  readonly middleMib: number;
  readonly lateMib: number;
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

const checking = join(__dirname, '../../../ecoc-validation/dist/checking');

/** A pool of ecoc-validation as it is built, with one thread; an app is no library, so the types are ours. */
const openPool = async (file: string, policy: EcocPolicy): Promise<Pool> => {
  const { CheckPool, checkLimits } = (await import(join(checking, 'check-pool.js'))) as {
    CheckPool: new (options: object) => Pool;
    checkLimits: object;
  };
  const pool = new CheckPool({ ...checkLimits, file, policy, threads: 1, logger: console });
  await pool.start();
  return pool;
};

const checkForm = (document: Buffer): void => {
  if (structureFaults(document).length > 0) throw new Error('a document of the benchmark is refused');
};

/** Hands documents to a pool, always with some more waiting, as a service with work to do does. */
const handOver = async (pool: Pool, documents: readonly Buffer[], count = documents.length): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await pool.check({ bytes: documents[next++ % documents.length] as Buffer, request });
  };
  await Promise.all(Array.from({ length: MANY_WAITING }, lane));
};

const repeated = (files: readonly string[]): string[] =>
  Array.from({ length: FILES_FOR_A_PROGRAM }, (_, index) => files[index % files.length] as string);

interface Bench {
  readonly signed: SignedFiles;
  readonly policy: EcocPolicy;
  readonly libxml2: (document: Buffer) => void;
  readonly pool: Pool;
  readonly structurePool: Pool;
}

const runRound = async ({ signed, policy, libxml2, pool, structurePool }: Bench): Promise<EcocRound> => {
  const { documents, files } = signed;
  const measure = (work: () => unknown) => rateOf(MEASURE_MS, documents.length, work);
  const each = (work: (document: Buffer) => unknown) =>
    measure(() => documents.forEach((document) => void work(document)));
  const many = repeated(files);
  return {
    structure: await each(checkForm),
    structureInThread: await measure(() => handOver(structurePool, documents)),
    libxml2: await each(libxml2),
    withoutSignature: await each((document) => checkEcoc(document, request, defaultPolicy)),
    all: await each((document) => checkEcoc(document, request, policy)),
    inThread: await measure(() => handOver(pool, documents)),
    xmllint: rateOfProgram(['xmllint', '--noout', '--nonet', '--schema', schemaFile], many),
    xmlsec1: rateOfProgram(['xmlsec1', '--verify', '--trusted-pem', signerCertificateFile], many),
  };
};

const residentMib = (): number => process.memoryUsage().rss / 1024 / 1024;

const watchMemory = async ({ signed, pool }: Bench, documents: number): Promise<WatchedMemory> => {
  const part = async (share: number): Promise<number> => {
    await handOver(pool, signed.documents, Math.round(documents * share));
    return residentMib();
  };
  return { documents, earlyMib: await part(0.1), middleMib: await part(0.4), lateMib: await part(0.5) };
};

/** Needs the official example (`missingExample`); throws when it, or a peer, refuses a document. */
export const runEcocBenchmark = async ({
  documents,
  rounds,
  say,
}: EcocBenchmarkOptions): Promise<EcocBenchmarkResult> => {
  const signed = writeSignedDocuments(DISTINCT_DOCUMENTS);
  const policy = trusting();
  const bench: Bench = {
    signed,
    policy,
    libxml2: await openLibxml2(),
    pool: await openPool(join(checking, 'ecoc-check.worker.js'), policy),
    structurePool: await openPool(join(__dirname, 'structure-check.worker.js'), policy),
  };
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
      memory: await watchMemory(bench, documents),
    };
  } finally {
    await Promise.all([bench.pool.close(), bench.structurePool.close()]);
    rmSync(signed.folder, { recursive: true, force: true });
  }
};
