import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ClientKafka, EventPattern, Payload } from '@nestjs/microservices';
import { checkEcoc } from '@kjoreklar/ivi';
import { lastValueFrom } from 'rxjs';
import { Agent, request } from 'undici';
import { BaselineDatabase } from './baseline-database';
import { baselineTopics, type BaselineConfig, type BaselineMessage } from './baseline-messages';

export const CLIENT = 'BASELINE_KAFKA';
export const CONFIG = 'BASELINE_CONFIG';

const send = async (client: ClientKafka, topic: string, message: BaselineMessage): Promise<void> => {
  await lastValueFrom(client.emit(topic, { key: message.vin, value: message }), { defaultValue: undefined });
};

@Controller()
export class BaselineIntake {
  constructor(
    @Inject(CLIENT) private readonly client: ClientKafka,
    @Inject(BaselineDatabase) private readonly database: BaselineDatabase,
  ) {}

  @Post('preregistrations')
  @HttpCode(202)
  async accept(@Body() body: { understellsnummer: string; avgiftsgruppeKode: string }): Promise<{ meldingId: string }> {
    const meldingId = randomUUID();
    await this.database.insertCase(meldingId, body.understellsnummer, body.avgiftsgruppeKode);
    await send(this.client, baselineTopics.requested, {
      meldingId,
      vin: body.understellsnummer,
      taxGroup: body.avgiftsgruppeKode,
      receivedAt: new Date().toISOString(),
    });
    return { meldingId };
  }

  @EventPattern(baselineTopics.ended)
  async close(@Payload() message: BaselineMessage): Promise<void> {
    await this.database.closeCase(message.meldingId, message.status ?? 'FEILET');
    await send(this.client, baselineTopics.completed, message);
  }
}

@Controller()
export class BaselineLookup {
  private readonly agent = new Agent({ connections: 64 });

  constructor(
    @Inject(CLIENT) private readonly client: ClientKafka,
    @Inject(CONFIG) private readonly config: BaselineConfig,
  ) {}

  @EventPattern(baselineTopics.requested)
  async look(@Payload() message: BaselineMessage): Promise<void> {
    const response = await request(`${this.config.eucarisUrl}/ecoc/${message.vin}`, { dispatcher: this.agent });
    const answer = (await response.body.json()) as { documents?: { content: string }[] };
    const document = answer.documents?.[0]?.content;
    if (!document) return send(this.client, baselineTopics.ended, { ...message, status: 'ECOC_IKKE_FUNNET' });
    return send(this.client, baselineTopics.obtained, { ...message, document });
  }
}

@Controller()
export class BaselineValidation {
  constructor(@Inject(CLIENT) private readonly client: ClientKafka) {}

  @EventPattern(baselineTopics.obtained)
  async check(@Payload() message: BaselineMessage): Promise<void> {
    const { vin, taxGroup, receivedAt, document, ...rest } = message;
    const result = checkEcoc(Buffer.from(document ?? '', 'base64'), {
      vin,
      taxGroup,
      receivedAt,
    });
    if (result.verdict === 'rejected') {
      const ended = { ...rest, vin, taxGroup, receivedAt, status: 'AVVIST', errors: result.errors };
      return send(this.client, baselineTopics.ended, ended);
    }
    return send(this.client, baselineTopics.accepted, { ...message, facts: result.facts });
  }
}

@Controller()
export class BaselineRegistry {
  constructor(
    @Inject(CLIENT) private readonly client: ClientKafka,
    @Inject(BaselineDatabase) private readonly database: BaselineDatabase,
  ) {}

  @EventPattern(baselineTopics.accepted)
  async register(@Payload() message: BaselineMessage): Promise<void> {
    const { document, facts, ...rest } = message;
    await this.database.insertVehicle(message.vin, message.meldingId, facts, Buffer.from(document ?? '', 'base64'));
    await send(this.client, baselineTopics.ended, { ...rest, status: 'KLAR_TIL_FORSTEGANGSREGISTRERING' });
  }
}

@Controller()
export class BaselineNotifier {
  private readonly agent = new Agent({ connections: 64 });

  constructor(@Inject(CONFIG) private readonly config: BaselineConfig) {}

  @EventPattern(baselineTopics.completed)
  async notify(@Payload() message: BaselineMessage): Promise<void> {
    const response = await request(this.config.callbackUrl, {
      method: 'POST',
      dispatcher: this.agent,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'preregistration.completed',
        timestamp: new Date().toISOString(),
        data: { meldingId: message.meldingId, understellsnummer: message.vin, status: message.status },
      }),
    });
    await response.body.dump();
    if (response.statusCode >= 300) throw new Error(`callback answered ${response.statusCode}`);
  }
}
