import { anEcoc, aVin, type Car } from '../fixtures/an-ecoc';
import { selectDocument } from '../select-document';

interface Stage {
  readonly letter: string;
  readonly number: number;
  readonly approval?: string;
  readonly variant?: string;
  readonly issue?: number;
  readonly builtOn?: { readonly approval: string; readonly variant?: string; readonly version?: string };
}

const approvalOf = (approval: string): string => `e5*2018/858*${approval}*00`;

const aStage = ({ letter, number, approval = '00042', variant = 'LANG', issue = 1, builtOn }: Stage): Uint8Array =>
  anEcoc((car: Car) => {
    car.Header['IviVersionNumber'] = String(issue);
    car.CocDataGroup.StageOfCompletion = letter;
    car.CocDataGroup.TypeApprovalNumber = approvalOf(approval);
    car.CocDataGroup.Variant = variant;
    const [first] = car.CocDataGroup.ManufacturerTable.ManufacturerGroup;
    if (!first) throw new Error('the car has no manufacturer');
    const previous: Record<string, string> = builtOn
      ? {
          PreviousStageTypeApprovalNumber: approvalOf(builtOn.approval),
          PreviousStageType: 'FJ1',
          PreviousStageVariant: builtOn.variant ?? 'LANG',
          PreviousStageVersion: builtOn.version ?? 'AWD-21',
        }
      : {};
    const latest = { ...first, ManufacturerStageNumber: String(number), ...previous };
    car.CocDataGroup.ManufacturerTable.ManufacturerGroup = number > 1 ? [latest, first] : [latest];
  });

const warningsOf = async (...stages: Stage[]): Promise<string[]> => {
  const selection = await selectDocument(stages.map(aStage), aVin);
  return selection.outcome === 'selected' ? selection.warnings.map(({ code }) => code) : [selection.outcome];
};

const incomplete: Stage = { letter: 'I', number: 1, approval: '00001' };
const completed: Stage = { letter: 'V', number: 2, approval: '00002', builtOn: { approval: '00001' } };

describe('the stages of a vehicle', () => {
  it.each<[string, Stage[]]>([
    ['only the last', [completed]],
    ['incomplete, completed', [incomplete, completed]],
    ['in any order', [completed, incomplete]],
    ['complete, completed', [{ ...incomplete, letter: 'C' }, completed]],
    [
      'incomplete twice, completed',
      [
        incomplete,
        { letter: 'I', number: 2, approval: '00002', builtOn: { approval: '00001' } },
        { letter: 'V', number: 3, approval: '00003', builtOn: { approval: '00002' } },
      ],
    ],
    ['a stage corrected', [incomplete, { ...incomplete, issue: 2 }, completed]],
    ['a complete vehicle of one stage', [{ letter: 'C', number: 1 }]],
  ])('give no warning: %s', async (_, stages) => {
    expect(await warningsOf(...stages)).toEqual([]);
  });

  it.each<[string, Stage]>([
    ['another type-approval', { ...completed, builtOn: { approval: '00009' } }],
    ['another variant', { ...completed, builtOn: { approval: '00001', variant: 'KORT' } }],
    ['another version', { ...completed, builtOn: { approval: '00001', version: 'AWD-20' } }],
    ['nothing that it names', { letter: 'V', number: 2, approval: '00002' }],
  ])('are not linked where the last was built on %s', async (_, last) => {
    expect(await warningsOf(incomplete, last)).toEqual(['ECOC_TRINNKJEDE_BRUTT']);
  });

  it('are unusual where a completed vehicle was completed again', async () => {
    const again: Stage = { letter: 'V', number: 3, approval: '00003', builtOn: { approval: '00002' } };
    expect(await warningsOf(incomplete, completed, again)).toEqual(['ECOC_TRINNKJEDE_UVANLIG']);
  });

  it('are not linked to a later one, nor to themselves', async () => {
    const circular: Stage = { letter: 'V', number: 2, approval: '00002', builtOn: { approval: '00002' } };
    expect(await warningsOf(incomplete, circular)).toEqual(['ECOC_TRINNKJEDE_BRUTT']);
  });
});

describe('the versions of a document', () => {
  const issue = (number: number, change: Partial<Stage> = {}): Stage => ({
    letter: 'C',
    number: 1,
    issue: number,
    ...change,
  });

  it.each<[string, Stage[], string[]]>([
    ['one alone, whatever its number', [issue(5)], []],
    ['in order', [issue(1), issue(2), issue(3)], []],
    ['with one missing', [issue(1), issue(3)], ['ECOC_VERSJON_MANGLER_I_REKKEN']],
    [
      'of another approval, not of the same row',
      [issue(1), issue(2, { approval: '00007' }), issue(3)],
      ['ECOC_VERSJON_MANGLER_I_REKKEN', 'ECOC_FLERE_GODKJENNINGER_FOR_SAMME_TRINN'],
    ],
    ['of another variant', [issue(1, { variant: 'KORT' }), issue(2)], ['ECOC_FLERE_GODKJENNINGER_FOR_SAMME_TRINN']],
  ])('%s', async (_, stages, codes) => {
    expect(await warningsOf(...stages)).toEqual(codes);
  });

  it('names what is missing, and not more than one can read', async () => {
    const selection = await selectDocument([aStage(issue(1)), aStage(issue(4)), aStage(issue(999_999_999))], aVin);
    expect(selection).toMatchObject({
      outcome: 'selected',
      index: 2,
      warnings: [{ en: expect.stringMatching(/version 2, 3, 5, 6(, \d+){18} of/) }],
    });
  });
});
