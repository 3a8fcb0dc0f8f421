import type { SignaturePolicy } from '../ecoc-policy';
import { aSignaturePolicy, certificatePem, type TestSigner } from '../fixtures/a-test-pki';
import type { LooseGroup } from '../fixtures/an-ecoc';
import { unsignedText } from '../fixtures/judge-signature';
import type { IviElement } from '../parsing/ivi-document';
import { parseIvi } from '../parsing/parse-ivi';
import { judgeIdentity } from './judge-identity';
import { readCertificate } from './trust/certificate';

interface Maker {
  readonly name?: string;
  readonly stage?: string;
}

const rootOf = (makers: readonly Maker[], representative?: string): IviElement => {
  const parsed = parseIvi(
    unsignedText((car) => {
      (car.CocDataGroup as LooseGroup).ManufacturerTable = {
        ManufacturerGroup: makers.map(({ name, stage }) => ({
          ...(stage && { ManufacturerStageNumber: stage }),
          ...(name && { ManufacturerName: name }),
        })),
      };
      if (representative !== undefined)
        (car.CocDataGroup as LooseGroup).EURepresentativeGroup = { EURepresentativeName: representative };
    }),
  );
  if (!parsed.ok) throw new Error(parsed.finding.en);
  return parsed.document.root;
};

const judge = (makers: readonly Maker[], signers?: SignaturePolicy['signers'], signer: TestSigner = 'maker') =>
  judgeIdentity(rootOf(makers), readCertificate(certificatePem(signer)), aSignaturePolicy(signers && { signers }));

const forMakers = (...manufacturers: string[]) => [{ subject: 'Fjell Bil AS', manufacturers }];

describe('judgeIdentity', () => {
  const [first, second, none] = [
    { name: 'Fjell Bil AS', stage: '1' },
    { name: 'Annen Bil AS', stage: '2' },
    { name: 'Fjell Bil AS' },
  ];

  it.each([
    ['the earlier stage first', [first, second]],
    ['the latest stage first', [second, first]],
    ['a maker without a stage first', [none, second]],
    ['a maker without a stage last', [second, none]],
    [
      'stages of two digits',
      [
        { ...first, stage: '9' },
        { ...second, stage: '10' },
      ],
    ],
  ])('wants the maker of the latest stage, given %s', (_, makers) => {
    expect(judge(makers, forMakers('Annen Bil AS')).verdict).toBe('passed');
    expect(judge(makers, forMakers('Fjell Bil AS')).verdict).toBe('failed');
  });

  it.each([
    ['blanks', 'Fjell\t Bil  AS ', true],
    ['case', 'FJELL bil as', true],
    ['composed characters', 'Fjell Bil AS'.normalize('NFD'), true],
    ['a blank less', 'FjellBil AS', false],
    ['a blank more', 'Fjell B il AS', false],
  ])('takes names for the same, or not, by %s', (_, subject, isSame) => {
    expect(judge([first], [{ subject, manufacturers: ['Fjell Bil AS'] }]).verdict).toBe(isSame ? 'passed' : 'failed');
    expect(judge([first], forMakers(subject)).verdict).toBe(isSame ? 'passed' : 'failed');
  });

  it('keeps letters apart that only capitals share, and joins those composed in two ways', () => {
    const strasse = [{ name: 'STRASSE', stage: '1' }];
    expect(judge(strasse, forMakers('Straße')).verdict).toBe('failed');
    expect(judge([{ name: 'Åse', stage: '1' }], forMakers('A\u030Ase')).verdict).toBe('passed');
  });

  it('says who signed for whom', () => {
    const { errors } = judge([{ name: 'Tredje AS', stage: '1' }]);
    expect(errors.map(({ code, en }) => [code, en])).toEqual([
      ['ECOC_SIGNATAR_AVVIKER', expect.stringContaining('"Fjell Bil AS", who does not sign for "Tredje AS"')],
    ]);
    expect(judge([first], undefined, 'unlisted').errors[0]?.en).toContain('"Ukjent AS"');
  });

  it('takes the representative in the EU beside the maker', () => {
    const root = rootOf([{ name: 'Tredje AS', stage: '1' }], 'Ombud AS');
    const certificate = readCertificate(certificatePem('maker'));
    const judged = (signers: SignaturePolicy['signers']) =>
      judgeIdentity(root, certificate, aSignaturePolicy({ signers }));
    expect(judged(forMakers('Ombud AS')).verdict).toBe('passed');
    expect(judged(forMakers('Fjerde AS')).errors[0]?.en).toContain('"Tredje AS, Ombud AS"');
    const { verdict, warnings } = judged('anyTrusted');
    expect(verdict).toBe('notChecked');
    expect(warnings.map(({ en }) => en)).toEqual([expect.stringContaining('"Tredje AS, Ombud AS"')]);
  });

  it('takes no manufacturer for nobody', () => {
    const { errors } = judge([]);
    expect(errors[0]?.en).toContain('does not sign for ""');
    expect(judge([{ stage: '1' }], forMakers('')).verdict).toBe('failed');
  });

  it('lets any of several entries speak for a signer', () => {
    const signers = [...forMakers('X'), ...forMakers('Y', 'Fjell Bil AS')];
    expect(judge([first], signers).verdict).toBe('passed');
  });
});
