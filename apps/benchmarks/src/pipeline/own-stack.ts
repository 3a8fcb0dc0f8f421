import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CallbackReceiver } from './callback-receiver';
import { type Endpoints, LocalStack } from './local-stack';

export interface OwnStackOptions {
  readonly portBase: number;
  readonly say: (text: string) => void;
}

/** Runs a measurement on a stack of its own, and leaves nothing behind. */
export const onOwnStack = async <Result>(
  { portBase, say }: OwnStackOptions,
  measure: (endpoints: Endpoints, receiver: CallbackReceiver) => Promise<Result>,
): Promise<Result> => {
  const home = mkdtempSync(join(tmpdir(), 'kjoreklar-bench-'));
  const stack = new LocalStack(home, portBase);
  const receiver = new CallbackReceiver();
  try {
    say('starting the stack');
    await stack.up();
    return await measure(stack.endpoints(), receiver);
  } finally {
    receiver.close();
    await stack.down();
    rmSync(home, { recursive: true, force: true });
  }
};
