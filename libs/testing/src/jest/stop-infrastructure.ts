import { stopProcess } from './infrastructure-process';

export default async function stopInfrastructure(): Promise<void> {
  await stopProcess();
}
