export default async function stopStack(): Promise<void> {
  await Promise.resolve();
}
