import { OwnStack } from '../driver/own-stack';

let started: OwnStack | undefined;

/** Starts a stack of these tests' own and gives its data folder. */
export const startOwnStack = async (): Promise<string> => {
  started = await OwnStack.create();
  await started.up();
  return started.home;
};

export const stopOwnStack = async (): Promise<void> => {
  await started?.down();
};
