import { EcocAccepted, EcocObtained } from '@kjoreklar/contracts';
import type { EventHeadline, MessageContext } from '../handling/message-context';
import { Handles } from './handles.decorator';

const policy = { tries: 3, firstDelayMs: 100, maxDelayMs: 1_000, then: 'deadLetter' } as const;

class OnThings {
  @Handles(EcocAccepted, policy)
  async accepted(event: EcocAccepted, context: MessageContext): Promise<void> {
    void [event.data.vin, context.attempt];
  }
  @Handles(EcocObtained, { ...policy, decode: 'headers' })
  async obtained(headline: EventHeadline): Promise<void> {
    void headline.key;
  }
  // @ts-expect-error the method handles another event
  @Handles(EcocAccepted, policy)
  async wrong(event: EcocObtained): Promise<void> {
    void event;
  }
}

describe('@Handles', () => {
  it('leaves methods callable', async () => {
    await expect(new OnThings().obtained({ key: 'K' } as EventHeadline)).resolves.toBeUndefined();
  });
});
