import { isVin, normaliseVin } from '@kjoreklar/domain';
import { Database, DatabaseUnavailableError, type ParkedKey, ParkedKeys } from '@kjoreklar/persistence';
import pino from 'pino';
import { type Command, CommandError, readArgs } from '../commands/command.ts';
import { printJson, printTable } from '../commands/print-table.ts';
import { endpointsOfRunning } from '../commands/stack-status.ts';
import { apps, schemaOf } from '../stack/apps.ts';
import { readSettings, UsageError } from '../stack/settings.ts';
import { maskIn, maskVin } from './mask-vin.ts';
import { readLimit } from './read-limit.ts';

const services: readonly string[] = apps.map(({ name }) => name);

/** Asks each service's own schema; throws CommandError when the database does not answer. */
const inEach = async <Result>(
  chosen: readonly string[],
  ask: (keys: ParkedKeys, service: string) => Promise<Result>,
): Promise<Result[]> => {
  const { postgres } = endpointsOfRunning(readSettings());
  const results: Result[] = [];
  for (const service of chosen) {
    const database = new Database({
      connectionString: postgres,
      schema: schemaOf(service),
      applicationName: 'kjoreklar-cli',
      poolSize: 1,
      logger: pino({ level: 'silent' }),
    });
    try {
      results.push(await ask(new ParkedKeys(database), service));
    } catch (error) {
      throw error instanceof DatabaseUnavailableError ? new CommandError(error.message) : error;
    } finally {
      await database.close();
    }
  }
  return results;
};

const describe = (service: string, { key, lastMessage, ...parked }: ParkedKey, showVin: boolean) => {
  const vin = key ?? '';
  return {
    service,
    ...parked,
    vin: showVin ? vin : maskVin(vin),
    reason: showVin ? lastMessage : maskIn(lastMessage ?? '', vin),
  };
};

const list = async (
  chosen: readonly string[],
  { limit, showVin }: { readonly limit: number; readonly showVin: boolean },
) => {
  const found = await inEach(chosen, async (keys, service) =>
    (await keys.list(limit)).map((one) => describe(service, one, showVin)),
  );
  return found
    .flat()
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .slice(0, limit);
};

const printKeys = (found: Awaited<ReturnType<typeof list>>): void =>
  printTable([
    ['DUE', 'SERVICE', 'TOPIC', 'VIN', 'MESSAGES', 'TRIES', 'CODE', 'REASON'],
    ...found.map((one) => [
      one.underWay ? 'under way' : one.dueAt.toISOString(),
      one.service,
      one.topic,
      one.vin,
      one.messages,
      one.attempts,
      one.lastCode,
      one.reason,
    ]),
  ]);

const tryNow = async (chosen: readonly string[], vin: string | undefined): Promise<number> =>
  (await inEach(chosen, (keys) => keys.tryNow(vin))).reduce((sum, count) => sum + count, 0);

const readService = (word: string | undefined): readonly string[] => {
  if (word === undefined) return services;
  if (!services.includes(word)) throw new UsageError(`there is no service "${word}"; there is ${services.join(', ')}`);
  return [word];
};

const readVin = (word: string | undefined): string | undefined => {
  if (word === undefined) return undefined;
  const vin = normaliseVin(word);
  if (!isVin(vin)) throw new UsageError(`"${word}" is not a VIN`);
  return vin;
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  service: text,
  vin: text,
  all: flag,
  limit: { ...text, default: '100' },
  'show-vin': flag,
  json: flag,
};

type Values = ReturnType<typeof readArgs<typeof options>>['values'];

const verbs: Readonly<Record<string, (chosen: readonly string[], values: Values) => Promise<void>>> = {
  list: async (chosen, { limit, json, 'show-vin': showVin = false }) => {
    const found = await list(chosen, { limit: readLimit(limit), showVin });
    if (json) printJson(found);
    else printKeys(found);
  },
  'try-now': async (chosen, { vin, all = false, json }) => {
    if ((vin === undefined) === !all) throw new UsageError('give --vin VIN or --all');
    const madeDue = await tryNow(chosen, readVin(vin));
    if (json) printJson({ madeDue });
    else
      process.stdout.write(
        madeDue === 0 ? '0 made due: nothing like that is parked, or it is being tried\n' : `${madeDue} made due\n`,
      );
  },
};

export const parked: Command = {
  usage: `npm run kjoreklar -- parked [list | try-now] [OPTIONS] — vehicles whose messages failed and wait to be tried again, what is due first first

  list              shows them
  try-now           makes them due: the services try again within half a minute, instead of after up to 30 minutes

What waits because EUCARIS or the database is away is not parked: npm run status says what is away, and it goes on by itself.

  --service NAME    of this service, such as eucaris-lookup
  --vin VIN         try-now: this vehicle
  --all             try-now: every one of them
  --limit N         list: at most N (100)
  --show-vin        list: whole VINs; they are masked otherwise
  --json            one array, or one object
`,
  run: async (args) => {
    const { values, positionals } = readArgs(args, options, true);
    const [verb = 'list', ...others] = positionals;
    const act = others.length === 0 && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!act) throw new UsageError('there is only list and try-now');
    await act(readService(values.service), values);
    return 0;
  },
};
