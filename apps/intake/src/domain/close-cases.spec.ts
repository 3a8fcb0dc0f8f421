import { aCase, awaited, decided, given, meldingId, obtained, READY, setAside } from '../../test/case-samples';

describe('cases of one VIN close', () => {
  it('with what their stage decided', () => {
    given([aCase()])
      .when([1, decided('AVVIST')])
      .then('completed 1 AVVIST #1');
  });

  it('once: later outcomes change nothing', () => {
    given([aCase()])
      .when([1, decided('AVVIST')], [1, decided(READY)])
      .then('completed 1 AVVIST #1');
  });

  it('in the order in which they were accepted', () => {
    given([aCase({ seq: 1 }), aCase({ seq: 2, organisation: '310000027' }), aCase({ seq: 3 })])
      .when([3, decided('AVVIST')], [2, decided('ECOC_IKKE_FUNNET')], [1, decided(READY)])
      .then(`completed 1 ${READY} #1`, 'completed 2 ECOC_IKKE_FUNNET #1', 'completed 3 AVVIST #2');
  });

  it('past one for which EUCARIS is asked again later', () => {
    given([aCase({ seq: 1 }), aCase({ seq: 2 })])
      .when([2, decided()], [1, awaited])
      .then(`completed 2 ${READY} #1`);
  });

  it('not past one whose certificate has come after all', () => {
    given([aCase({ seq: 1 }), aCase({ seq: 2 })])
      .when([1, awaited], [1, obtained], [2, decided()])
      .then();
  });

  it('past one that was set aside, which may still end by itself', () => {
    given([aCase({ seq: 1 }), aCase({ seq: 2 })])
      .when([2, decided()], [1, setAside], [1, decided('AVVIST')])
      .then(`completed 2 ${READY} #1`, 'completed 1 AVVIST #2');
  });

  it('whichever request they are told about; one that is unknown changes nothing', () => {
    given([aCase({ seq: 1, meldingId: meldingId(9) })])
      .when([1, decided()])
      .then();
  });
});
