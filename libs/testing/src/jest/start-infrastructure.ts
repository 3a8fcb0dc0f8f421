export default async function startInfrastructure(): Promise<void> {
  await Promise.resolve();
}
