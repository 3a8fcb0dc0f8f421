import { stopOwnStack } from './stack-process';

export default async function stopStack(): Promise<void> {
  await stopOwnStack();
}
