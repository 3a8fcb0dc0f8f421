import { parseArgs } from 'node:util';
import { printPipeline, reportPipeline } from './pipeline/pipeline-report';
import { runPipelineBenchmark } from './pipeline/pipeline.benchmark';

const usage = `npm run bench -- [NAME …] [options]

Benchmarks: pipeline   from the importer's POST to the callback, beside the same job on Nest's stock Kafka transport

  --requests N      closed loop: requests a round (default 4000)
  --connections N   closed loop: clients (default 64)
  --rate N          fixed rate: requests a second (default 20)
  --seconds N       fixed rate: duration (default 30)
  --latency MS      look-up latency at the fixed rate (default 50)
  --rounds N        rounds of each stack, in turn; medians are reported (default 3)
  --json            one JSON object on standard output
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
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error));
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments();
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const unknown = positionals.find((name) => name !== 'pipeline');
  if (unknown) wrongUse(`there is no benchmark called "${unknown}"`);
  const lookupLatencyMs = count(values.latency, 50);
  const result = await runPipelineBenchmark({
    requests: count(values.requests, 4_000),
    connections: count(values.connections, 64),
    perSecond: count(values.rate, 20),
    seconds: count(values.seconds, 30),
    lookupLatencyMs,
    rounds: count(values.rounds, 3),
    portBase: Number(process.env['KJOREKLAR_PORT_BASE'] ?? 4600),
    say: (line) => process.stderr.write(`${line}\n`),
  });
  const report = reportPipeline(result, lookupLatencyMs);
  process.stdout.write(
    values.json ? `${JSON.stringify({ benchmark: 'pipeline', ...report })}\n` : `${printPipeline(report)}\n`,
  );
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
