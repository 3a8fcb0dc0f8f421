import { join } from 'node:path';
import type { DiskPart } from '../plan/fault-plan';
import { SmallDisk } from '../../driver/small-disk';

const diskParts: readonly DiskPart[] = ['postgres', 'kafka'];
const MOST_MIB = 2_048;

/** Small disks under the data folders of the database and the broker. */
export class Disks {
  private constructor(private readonly disks: ReadonlyMap<DiskPart, SmallDisk>) {}

  /** Before the stack makes its folders in `home`. Undefined, and said, where nobody may mount anything. */
  static mount(home: string, say: (line: string) => void): Disks | undefined {
    const disks = new Map<DiskPart, SmallDisk>();
    for (const part of diskParts) {
      const disk = SmallDisk.mount(join(home, part), MOST_MIB);
      if (!(disk instanceof SmallDisk)) {
        for (const mounted of disks.values()) mounted.unmount();
        say(`full disks are left out, because no small disk can be mounted: ${disk.reason}`);
        return undefined;
      }
      disks.set(part, disk);
    }
    return new Disks(disks);
  }

  fill(part: DiskPart): void {
    this.disks.get(part)?.fill();
  }

  free(part: DiskPart): void {
    this.disks.get(part)?.free();
  }

  unmount(): void {
    for (const disk of this.disks.values()) disk.unmount();
  }
}
