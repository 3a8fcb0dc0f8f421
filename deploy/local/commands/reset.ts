import { rm } from 'node:fs/promises';
import { standInFolder } from '../infrastructure/postgres-folder.ts';
import { databaseUrl } from '../stack/addresses.ts';
import { dropSchemas } from '../stack/database-roles.ts';
import { loadSecrets } from '../stack/secrets.ts';
import { brokersOf, homeFiles, readSettings, type Settings } from '../stack/settings.ts';
import { runningPid } from './before-start.ts';
import { type Command, printError, readArgs } from './command.ts';
import { stopStack } from './down.ts';

const emptyExternal = async (settings: Settings): Promise<void> => {
  if (settings.externalDatabaseUrl) await dropSchemas(databaseUrl(settings, loadSecrets(homeFiles(settings).secrets)));
  if (settings.externalBrokers) await (await import('../stack/delete-topics.ts')).deleteTopics(brokersOf(settings));
};

/** Empties the data; only what the stack itself made is removed from the folder. */
const empty = async (settings: Settings): Promise<void> => {
  await emptyExternal(settings);
  const files = homeFiles(settings);
  const ours = [...Object.values(files), standInFolder(files.postgres)];
  await Promise.all(ours.map((path) => rm(path, { recursive: true, force: true })));
};

export const reset: Command = {
  usage: `npm run reset — empties the local data (topics, database, files); ends the stack first if it runs
`,
  run: async (args) => {
    readArgs(args, {});
    const settings = readSettings();
    if (runningPid(settings)) printError('the stack runs; ending it first');
    await stopStack(settings);
    await empty(settings);
    printError(`${settings.home} is empty; npm run up or npm start begins anew`);
    return 0;
  },
};
