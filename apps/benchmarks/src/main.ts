import { parseArgs } from 'node:util';
import { printEcoc, reportEcoc } from './ecoc/ecoc-report';
import { runEcocBenchmark } from './ecoc/ecoc.benchmark';
import { missingExample } from './ecoc/ecoc-documents';
import { printEngine, reportEngine } from './engine/engine-report';
import { runEngineBenchmark } from './engine/engine.benchmark';
import { printFairness, reportFairness } from './fairness/fairness-report';
import { runFairnessBenchmark } from './fairness/fairness.benchmark';
import { printPipeline, reportPipeline } from './pipeline/pipeline-report';
import { runPipelineBenchmark } from './pipeline/pipeline.benchmark';

const usage = `npm run bench -- [NAME …] [options]

Benchmarks: pipeline   from the importer's POST to the callback, beside the same job on Nest's stock Kafka transport

            fairness   one importer's callback while another has thousands waiting

            engine     the consumer engine beside kafkajs by itself, a slow key, failing look-ups, a growing backlog

            ecoc       the check of an eCoC, stage by stage, beside libxml2, xmllint and xmlsec1

pipeline:
  --requests N      closed loop: requests a round (default 4000)
  --connections N   closed loop: clients (default 64)
  --rate N          fixed rate: requests a second (default 20)
  --seconds N       fixed rate: duration (default 30)
  --latency MS      look-up latency at the fixed rate (default 50)
  --rounds N        rounds of each stack, in turn; medians are reported (default 3)
fairness:
  --requests N      what the one importer sends (default 20000)
  --connections N   its clients (default 64)
  --probes N        what the other sends, one after the other (default 10)
engine:
  --messages N      small messages to consume (default 100000)
  --rounds N        as above
ecoc:
  --documents N     documents that memory is watched over (default 5000; the long form 100000)
  --rounds N        as above
  --json            one JSON object a benchmark on standard output
`;

const wrongUse = (message: string): never => {
  process.stderr.write(`${message}\n\n${usage}`);
  process.exit(2);
};

const count = (text: string | undefined, fallback: number): number => {
  const value = text === undefined ? fallback : Number(text);
  return Number.isInteger(value) && value > 0 ? value : wrongUse(`"${text ?? ''}" is not a positive whole number`);
};

const readArguments = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        requests: { type: 'string' },
        connections: { type: 'string' },
        rate: { type: 'string' },
        seconds: { type: 'string' },
        latency: { type: 'string' },
        rounds: { type: 'string' },
        documents: { type: 'string' },
        probes: { type: 'string' },
        messages: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error));
  }
};

type Values = ReturnType<typeof readArguments>['values'];

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const print = (benchmark: string, report: object, json: boolean | undefined, table: string): void =>
  void process.stdout.write(json ? `${JSON.stringify({ benchmark, ...report })}\n` : `${table}\n`);

const portBase = (): number => Number(process.env['KJOREKLAR_PORT_BASE'] ?? 4600);

const pipeline = async (values: Values): Promise<void> => {
  const lookupLatencyMs = count(values.latency, 50);
  const result = await runPipelineBenchmark({
    requests: count(values.requests, 4_000),
    connections: count(values.connections, 64),
    perSecond: count(values.rate, 20),
    seconds: count(values.seconds, 30),
    lookupLatencyMs,
    rounds: count(values.rounds, 3),
    portBase: portBase(),
    say,
  });
  const report = reportPipeline(result, lookupLatencyMs);
  print('pipeline', report, values.json, printPipeline(report));
};

const fairness = async (values: Values): Promise<void> => {
  const result = await runFairnessBenchmark({
    requests: count(values.requests, 20_000),
    connections: count(values.connections, 64),
    probes: count(values.probes, 10),
    portBase: portBase(),
    say,
  });
  const report = reportFairness(result);
  print('fairness', report, values.json, printFairness(report));
};

const engine = async (values: Values): Promise<void> => {
  const result = await runEngineBenchmark({
    messages: count(values.messages, 100_000),
    rounds: count(values.rounds, 3),
    say,
  });
  const report = reportEngine(result);
  print('engine', report, values.json, printEngine(report));
};

const ecoc = async (values: Values): Promise<void> => {
  const missing = missingExample();
  if (missing) return say(`ecoc: skipped, because ${missing} is not there`);
  const result = await runEcocBenchmark({
    documents: count(values.documents, 5_000),
    rounds: count(values.rounds, 3),
    say,
  });
  const report = reportEcoc(result);
  print('ecoc', report, values.json, printEcoc(report));
};

const benchmarks: Readonly<Record<string, (values: Values) => Promise<void>>> = { pipeline, fairness, engine, ecoc };

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments();
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const names = positionals.length > 0 ? positionals : ['pipeline'];
  const chosen = names.map((name) => {
    const run = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined;
    return run ?? wrongUse(`there is no benchmark called "${name}"`);
  });
  for (const run of chosen) await run(values);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
