export default async function stopInfrastructure(): Promise<void> {
  await Promise.resolve();
}
