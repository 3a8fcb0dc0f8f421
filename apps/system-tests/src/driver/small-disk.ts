import { spawnSync } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';

const MIB = 1024 * 1024;
const OPEN_FOLDER = '0755';
const FILLING_TRIES = 20;

const run = (command: string, ...args: readonly string[]): string | undefined => {
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) return error.message;
  return status === 0 ? undefined : stderr.trim() || `${command} ended with ${String(status)}`;
};

const usedBytes = (folder: string): number => {
  const { blocks, bfree, bsize } = statfsSync(folder);
  return (blocks - bfree) * bsize;
};

/**
 * A disk in memory (tmpfs) on a folder: as large as it may become, or just as large as what lies on it, which is full. Nobody but root may
 * mount one.
 */
export class SmallDisk {
  private constructor(
    private readonly folder: string,
    private readonly mostMib: number,
  ) {}

  /** The reason where it may not be mounted. */
  static mount(folder: string, mostMib: number): SmallDisk | { readonly reason: string } {
    mkdirSync(folder, { recursive: true });
    const options = `size=${mostMib}m,mode=${OPEN_FOLDER}`;
    const reason = run('mount', '-t', 'tmpfs', '-o', options, 'kjoreklar', folder);
    return reason === undefined ? new SmallDisk(folder, mostMib) : { reason };
  }

  /** From now on nothing more can be written. Throws when the system refuses that. */
  fill(): void {
    let reason: string | undefined;
    // It grows meanwhile, and cannot be made smaller than what is on it.
    for (let tries = 0; tries < FILLING_TRIES; tries += 1) {
      reason = this.resize(`${Math.ceil(usedBytes(this.folder) / 1024)}k`);
      if (reason === undefined) return;
    }
    throw new Error(`the disk could not be filled: ${reason}`);
  }

  free(): void {
    const reason = this.resize(`${this.mostMib}m`);
    if (reason !== undefined) throw new Error(`the disk could not be freed: ${reason}`);
  }

  get usedMib(): number {
    return Math.round(usedBytes(this.folder) / MIB);
  }

  /** Also while something still holds it open: it is gone when that ends. */
  unmount(): void {
    if (run('umount', this.folder) !== undefined) run('umount', '--lazy', this.folder);
  }

  private resize(size: string): string | undefined {
    return run('mount', '-o', `remount,size=${size}`, this.folder);
  }
}
