export default async function startStack(): Promise<void> {
  await Promise.resolve();
}
