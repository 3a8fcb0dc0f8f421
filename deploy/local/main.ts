import { type Command, runCommand } from './commands/command.ts';

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).start,
  up: async () => (await import('./commands/up.ts')).up,
  down: async () => (await import('./commands/down.ts')).down,
  status: async () => (await import('./commands/status.ts')).status,
  reset: async () => (await import('./commands/reset.ts')).reset,
  smoke: async () => (await import('./commands/smoke.ts')).smoke,
  token: async () => (await import('./commands/token.ts')).token,
  check: async () => (await import('./commands/check.ts')).check,
  test: async () => (await import('./commands/test.ts')).test,
  bench: async () => (await import('./commands/bench.ts')).bench,
  mutate: async () => (await import('./commands/mutate.ts')).mutate,
  chaos: async () => (await import('./commands/chaos.ts')).chaos,
  load: async () => (await import('./commands/load.ts')).load,
  kjoreklar: async () => (await import('./cli/kjoreklar.ts')).kjoreklar,
};

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (load) {
  process.exit(await runCommand(await load(), args));
} else {
  process.stderr.write(`unknown command "${name}": one of ${Object.keys(commands).join(', ')}\n`);
  process.exit(2);
}
