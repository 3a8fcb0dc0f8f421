import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClientsModule, type KafkaOptions, type MicroserviceOptions, Transport } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { BaselineDatabase } from './baseline-database';
import type { BaselineConfig, BaselineStage } from './baseline-messages';
import {
  BaselineIntake,
  BaselineLookup,
  BaselineNotifier,
  BaselineRegistry,
  BaselineValidation,
  CLIENT,
  CONFIG,
} from './baseline-stages';

const controllers: Readonly<Record<BaselineStage, Type>> = {
  intake: BaselineIntake,
  lookup: BaselineLookup,
  validation: BaselineValidation,
  registry: BaselineRegistry,
  notifier: BaselineNotifier,
};

const stage = process.argv[2] as BaselineStage;
const config = JSON.parse(process.env['BASELINE_CONFIG'] ?? '{}') as BaselineConfig;

const kafka = (producerOnlyMode: boolean): KafkaOptions => ({
  transport: Transport.KAFKA,
  options: {
    client: { clientId: `baseline-${stage}`, brokers: [...config.brokers], logLevel: 1 },
    consumer: { groupId: `baseline-${stage}`, maxWaitTimeInMs: 1_000 },
    subscribe: { fromBeginning: true },
    run: { partitionsConsumedConcurrently: 12 },
    producerOnlyMode,
  },
});

@Module({
  imports: [ClientsModule.register([{ name: CLIENT, ...kafka(true) }])],
  controllers: [controllers[stage]],
  providers: [
    { provide: CONFIG, useValue: config },
    { provide: BaselineDatabase, useFactory: () => new BaselineDatabase(config.databaseUrl) },
  ],
})
class StageModule {}

const main = async (): Promise<void> => {
  const app = await NestFactory.create<NestFastifyApplication>(StageModule, new FastifyAdapter(), {
    logger: ['error'],
  });
  app.connectMicroservice<MicroserviceOptions>(kafka(false));
  app.enableShutdownHooks();
  await app.startAllMicroservices();
  await app.listen(stage === 'intake' ? config.port : 0, '127.0.0.1');
  process.stdout.write('ready\n');
};

void main();
