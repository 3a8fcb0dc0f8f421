import { checkEcoc } from '@kjoreklar/ivi';
import { anIvi1Ecoc } from '../../../../libs/ivi/src/fixtures/an-ivi1-ecoc';
import { claimOf, referenceTaken } from './document-reference';

describe('the reference of an IVI 1.x', () => {
  const verdict = checkEcoc(anIvi1Ecoc(), { vin: null, taxGroup: null, receivedAt: '2026-07-06T08:00:00.000Z' });
  if (verdict.verdict !== 'accepted') throw new Error(verdict.errors[0]?.en);

  it('has the name that it has there', () => {
    expect(referenceTaken(verdict)).toMatchObject({
      path: '/InitialVehicleInformation/Header/IVIReferenceId',
      nb: expect.stringMatching(/^IVIReferenceId er /),
    });
  });

  it('is claimed by nobody where the manufacturer is not named', () => {
    const facts = { ...verdict.facts, manufacturer: null };
    expect(claimOf({ facts }, 'ab')).toMatchObject({ manufacturer: '', sha256: 'ab' });
  });
});
