import { aPreregistrationRequested } from '@kjoreklar/testing';
import { InMemoryLookups } from '../../test/in-memory-lookups';
import { describeLookups } from '../../test/lookup-conformance';

describeLookups('look-ups without a database', {
  aRequest: aPreregistrationRequested,
  open: async () => {
    const store = new InMemoryLookups();
    return { store, waitingFor: async (meldingId) => store.waitingFor(meldingId), sent: async () => store.sent };
  },
});
