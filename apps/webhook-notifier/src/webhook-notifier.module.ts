import { AuthModule } from '@kjoreklar/auth';
import type { EventPlatform } from '@kjoreklar/messaging';
import { type DynamicModule, Module } from '@nestjs/common';
import { EndpointAdministration } from './endpoints/endpoint-administration';
import { EndpointTest } from './endpoints/endpoint-test';
import { CallbackDelivery } from './delivery/callback-delivery';
import { OnPreregistrationCompleted } from './handlers/on-preregistration-completed.handler';
import { OnPreregistrationWithdrawalRefused } from './handlers/on-preregistration-withdrawal-refused.handler';
import { OnPreregistrationWithdrawn } from './handlers/on-preregistration-withdrawn.handler';
import { EndpointDeliveriesController } from './http/endpoint-deliveries.controller';
import { EndpointsController } from './http/endpoints.controller';
import type { NotifierParts } from './notifier-parts';
import { DeliveryReadModel } from './store/delivery.read-model';
import { EndpointReadModel } from './store/endpoint.read-model';
import type { WebhookNotifierConfig } from './webhook-notifier.config';

/** Plugs the notifier's parts into HTTP and events. */
@Module({})
export class WebhookNotifierModule {
  static of(
    { database, logger, clock, ids }: Pick<EventPlatform, 'database' | 'logger' | 'clock' | 'ids'>,
    config: WebhookNotifierConfig,
    { delivery, endpoints, inspector }: NotifierParts,
  ): DynamicModule {
    const administration = new EndpointAdministration({ store: endpoints, inspector, listener: delivery, ids });
    return {
      module: WebhookNotifierModule,
      imports: [AuthModule.register({ config, logger, clock })],
      controllers: [
        OnPreregistrationCompleted,
        OnPreregistrationWithdrawn,
        OnPreregistrationWithdrawalRefused,
        EndpointsController,
        EndpointDeliveriesController,
      ],
      providers: [
        { provide: CallbackDelivery, useValue: delivery },
        { provide: EndpointAdministration, useValue: administration },
        { provide: EndpointReadModel, useValue: new EndpointReadModel(database) },
        { provide: DeliveryReadModel, useValue: new DeliveryReadModel(database) },
        { provide: EndpointTest, useValue: new EndpointTest({ sender: delivery, clock, ids }) },
      ],
    };
  }
}
