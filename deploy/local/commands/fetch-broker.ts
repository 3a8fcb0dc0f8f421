import { cacheFolder, homeFolder } from '../bootstrap/places.mjs';
import { kafkaJars } from '../infrastructure/kafka-jars.ts';
import { PrerequisiteError } from '../infrastructure/process-spec.ts';

/** Fetches the Kafka broker's jars, if they are not there yet. */
try {
  await kafkaJars(cacheFolder(homeFolder()));
} catch (error) {
  if (!(error instanceof PrerequisiteError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
