const LEAST = [20, 19];

/** Says what to install, and leaves exit code 1, when this Node is too old. */
export const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return true;
  process.stderr.write(
    `kjøreklar: Node ${process.versions.node} is too old: install Node ${LEAST.join('.')} or newer (https://nodejs.org)\n`,
  );
  process.exitCode = 1;
  return false;
};
