import { stopOwnStack } from './stack-of-tests';

export default async function stopStack(): Promise<void> {
  await stopOwnStack();
}
