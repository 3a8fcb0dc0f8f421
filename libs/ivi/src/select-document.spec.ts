import { anEcoc, aVin, type Car } from './fixtures/an-ecoc';
import { IVI_NAMESPACE } from './namespaces';
import { selectDocument } from './select-document';

const version = (number: number, change: (car: Car) => void = () => undefined): Uint8Array =>
  anEcoc((car) => {
    car.Header['IviVersionNumber'] = String(number);
    change(car);
  });
const stage = (letter: string, stageNumber: number) => (car: Car) => {
  car.CocDataGroup.StageOfCompletion = letter;
  const [first] = car.CocDataGroup.ManufacturerTable.ManufacturerGroup;
  if (first) first['ManufacturerStageNumber'] = String(stageNumber);
};
const other = (car: Car) => {
  car.CocDataGroup.Variant = 'ANNEN';
};
const broken = Buffer.from('<?xml version="1.0"?><Initial');

describe('selectDocument', () => {
  it.each<[string, Uint8Array[], number]>([
    ['the only document', [version(1)], 0],
    ['the only document, even one that cannot be read', [broken], 0],
    ['the highest version', [version(2), version(3), version(1)], 1],
    ['the highest version, numbers compared as numbers', [version(9), version(10)], 1],
    ['one of two with the same bytes', [version(1), version(1)], 0],
    [
      'the completed vehicle rather than the complete one it was made from',
      [version(5, stage('C', 1)), version(1, stage('V', 2))],
      1,
    ],
    ['the later of two completions', [version(1, stage('V', 3)), version(4, stage('V', 2))], 0],
    ['a finished vehicle rather than an incomplete one', [version(7, stage('I', 1)), version(1, stage('V', 2))], 1],
    ['a document that can be read rather than one that cannot', [broken, version(1)], 1],
    ['the first where none can be read', [broken, Buffer.from('')], 0],
    [
      'the document about the vehicle rather than a later one about another',
      [version(1), version(2, (car) => (car.CocDataGroup.VehicleIdentificationNumber = 'KJR1TEST000000025'))],
      0,
    ],
  ])('selects %s', async (_, documents, index) => {
    expect(await selectDocument(documents, aVin)).toMatchObject({ outcome: 'selected', index });
  });

  it('finds two equal versions with different content in conflict', async () => {
    expect(await selectDocument([version(2), version(2, other), version(1)], aVin)).toMatchObject({
      outcome: 'conflict',
      finding: { code: 'ECOC_MOTSTRIDENDE_DOKUMENTER' },
    });
  });

  it('is not troubled by a conflict between versions that have been superseded', async () => {
    expect(await selectDocument([version(1), version(1, other), version(2)], aVin)).toMatchObject({
      outcome: 'selected',
      index: 2,
    });
  });

  it('calls it incomplete when there are only documents of an incomplete vehicle', async () => {
    expect(await selectDocument([version(1, stage('I', 1)), version(2, stage('I', 2))], aVin)).toMatchObject({
      outcome: 'incomplete',
      finding: { code: 'ECOC_BARE_UFULLSTENDIG_KJORETOY' },
    });
  });

  it('refuses to select among none', async () => {
    await expect(selectDocument([], aVin)).rejects.toThrow(RangeError);
  });
});

const root = (content: string): Uint8Array =>
  Buffer.from(`<InitialVehicleInformation xmlns="${IVI_NAMESPACE}">${content}</InitialVehicleInformation>`);

/** Calls `work` and gives the most processor time, in milliseconds, that this thread took between two turns of its event loop. */
const longestHoldMs = async (work: () => Promise<unknown>): Promise<number> => {
  let longest = 0;
  let before = process.threadCpuUsage();
  const look = (): void => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, now.user + now.system - before.user - before.system);
    before = now;
  };
  let watch = setImmediate(function again() {
    look();
    watch = setImmediate(again);
  });
  await work();
  clearImmediate(watch);
  look();
  return longest / 1_000;
};

describe('the event loop, while documents are selected among', () => {
  /** A few milliseconds are meant; this is for a machine that does much else, and collects garbage. */
  const GENEROUS_MS = 60;

  it.each<[string, string]>([
    ['attributes', '<a b="" c="" d="" e="" f="" g="" h=""/>'.repeat(19_000)],
    ['names that are wanted', '<VehicleIdentificationNumber/>'.repeat(19_000)],
    ['a comment', `<!--${'- '.repeat(500_000)}-->`],
    ['references', `<Make>${`&#65;${'a'.repeat(16)}`.repeat(44_000)}</Make>`],
  ])('is not held by a megabyte of %s', async (_, content) => {
    const documents = [root(content), Buffer.concat([root(content), Buffer.from(' ')])];
    expect(await longestHoldMs(() => selectDocument(documents, aVin))).toBeLessThan(GENEROUS_MS);
  });
});
