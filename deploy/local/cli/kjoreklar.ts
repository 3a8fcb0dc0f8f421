import { type Command, runCommand } from '../commands/command.ts';
import { UsageError } from '../stack/settings.ts';

interface Verb {
  readonly about: string;
  readonly load: () => Promise<Command>;
}

const verbs: Readonly<Record<string, Verb>> = {
  cases: { about: 'cases: list, filter, show one', load: async () => (await import('./cases.ts')).cases },
  'dead-letters': {
    about: 'messages that a consumer gave up on, and why',
    load: async () => (await import('./dead-letters.ts')).deadLetters,
  },
  ecoc: {
    about: 'ecoc check FILE…: check eCoC documents, without the stack',
    load: async () => (await import('./ecoc/ecoc.ts')).ecoc,
  },
  endpoints: {
    about: "where everything is; an organisation's webhook endpoints",
    load: async () => (await import('./endpoints.ts')).endpoints,
  },
  parked: {
    about: 'vehicles whose messages wait to be tried again, and why; try-now',
    load: async () => (await import('./parked.ts')).parked,
  },
  topics: {
    about: 'topics: partitions, messages, how far each consumer lags',
    load: async () => (await import('./topics.ts')).topics,
  },
  verify: {
    about: 'verify --history FILE: whether everything held that must always hold, without the stack',
    load: async () => (await import('./verify.ts')).verifyHistory,
  },
};

const list = Object.entries(verbs)
  .map(([name, { about }]) => `  ${name.padEnd(14)}${about}\n`)
  .join('');

const usage = `npm run kjoreklar -- VERB [OPTIONS] — the operator's command line

${list}
  VERB --help   what the verb takes
  --json        for machines, on every verb

Exit codes: 0 done, 1 failed, 2 wrong use.
`;

export const kjoreklar: Command = {
  usage,
  ownHelp: true,
  run: async ([name = '', ...rest]) => {
    if (name === '--help' || name === '-h') {
      process.stdout.write(usage);
      return 0;
    }
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!verb) throw new UsageError(name ? `there is no verb "${name}"` : 'name a verb');
    return runCommand(await verb.load(), rest);
  },
};
