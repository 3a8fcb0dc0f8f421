import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { Fault } from './fault.mjs';
import { brokerFolder, cacheFolder, findInPath, homeFolder, javaCommand } from './places.mjs';

const LEAST_JAVA = 17;

/** `java -version` writes `openjdk version "17.0.15" …` (or `"1.8.0_412"`) to standard error. */
const javaMajor = (text) => {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return Number(first === '1' ? second : first);
};

const checkJava = () => {
  const java = javaCommand();
  const { error, stderr } = java
    ? spawnSync(java, ['-version'], { encoding: 'utf8' })
    : { error: 'absent', stderr: '' };
  if (error)
    throw new Fault(
      `Java is not in PATH: install Java ${LEAST_JAVA} or newer (Debian: apt install openjdk-17-jre-headless; macOS: brew install openjdk), or set KAFKA_BROKERS`,
    );
  const major = javaMajor(stderr);
  if (!(major >= LEAST_JAVA))
    throw new Fault(
      `the Kafka broker needs Java ${LEAST_JAVA} or newer, and ${java} is ${major || stderr.trim().split('\n')[0]}: install a newer one, or set KAFKA_BROKERS`,
    );
};

export const brokerIsFetched = () => existsSync(brokerFolder(cacheFolder(homeFolder())));

const checkMaven = () => {
  if (findInPath('mvn') || brokerIsFetched()) return;
  throw new Fault(
    'Maven is not in PATH, and the Kafka broker is not downloaded yet: install Maven 3.8 or newer (Debian: apt install maven; macOS: brew install maven), or set KAFKA_BROKERS',
  );
};

const checkHome = () => {
  const folder = homeFolder();
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Fault(
      `the data folder ${folder} cannot be written (${error.code}): make it writable, or set KJOREKLAR_HOME to another folder`,
    );
  }
};

/** Throws a Fault that says what to install or set. */
export const checkPrerequisites = ({ runsServers, usesHome }) => {
  if (usesHome) checkHome();
  if (!runsServers || process.env.KAFKA_BROKERS) return;
  checkJava();
  checkMaven();
};
