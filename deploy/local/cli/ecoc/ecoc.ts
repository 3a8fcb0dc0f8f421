import { type Command, runCommand } from '../../commands/command.ts';
import { UsageError } from '../../stack/settings.ts';

const usage = `npm run kjoreklar -- ecoc check FILE… — checks eCoC documents without the stack

  check --help   what it takes
`;

export const ecoc: Command = {
  usage,
  ownHelp: true,
  run: async ([name = '', ...rest]) => {
    if (name === '--help' || name === '-h') {
      process.stdout.write(usage);
      return 0;
    }
    if (name !== 'check') throw new UsageError(name ? `there is no "ecoc ${name}"` : 'say what to do: ecoc check');
    return runCommand((await import('./ecoc-check.ts')).ecocCheck, rest);
  },
};
