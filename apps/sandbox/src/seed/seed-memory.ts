import { z } from 'zod';
import { overwrite, readIfThere } from '../disk/kept-file';

const Remembered = z.record(z.string(), z.string());

/** Remembers across restarts which case was sent for each seeded vehicle. */
export class SeedMemory {
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly file: string) {}

  /** `meldingId` of the case, or undefined. */
  async recall(vin: string): Promise<string | undefined> {
    return (await this.read())[vin];
  }

  async remember(vin: string, meldingId: string): Promise<void> {
    const write = this.writing.then(async () =>
      overwrite(this.file, JSON.stringify({ ...(await this.read()), [vin]: meldingId })),
    );
    this.writing = write.catch(() => undefined);
    return write;
  }

  private async read(): Promise<Record<string, string>> {
    const text = await readIfThere(this.file);
    return text === undefined ? {} : Remembered.parse(JSON.parse(text));
  }
}
