import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { copyFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';

const MAX_BYTES = 64 * 1024 * 1024;
const CHECK_INTERVAL_MS = 60_000;

const isTooLarge = (file: string): boolean => existsSync(file) && statSync(file).size > MAX_BYTES;

/** The parts write their logs themselves, in append mode: a log that is emptied under them goes on from its start. */
const rotate = async (file: string): Promise<void> => {
  await copyFile(file, `${file}.1`);
  await truncate(file);
};

/** Understands where the parts' logs are, and keeps each under 64 MiB and one earlier file. */
export class LogFiles {
  private readonly folder: string;
  private timer: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  fileOf(part: string): string {
    return join(this.folder, `${part}.log`);
  }

  /** Puts the logs of the run before aside, so that these tell of this run alone. */
  begin(parts: readonly string[]): void {
    for (const file of parts.map((part) => this.fileOf(part))) if (existsSync(file)) renameSync(file, `${file}.1`);
    this.timer = setInterval(() => void this.rotateLarge().catch(() => undefined), CHECK_INTERVAL_MS);
    this.timer.unref();
  }

  private async rotateLarge(): Promise<void> {
    const files = readdirSync(this.folder)
      .filter((name) => name.endsWith('.log'))
      .map((name) => join(this.folder, name));
    for (const file of files.filter(isTooLarge)) await rotate(file);
  }
}
