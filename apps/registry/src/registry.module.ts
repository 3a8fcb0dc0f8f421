import { AuthModule } from '@kjoreklar/auth';
import type { EventPlatform } from '@kjoreklar/messaging';
import { OutcomeStore } from '@kjoreklar/persistence';
import { type DynamicModule, Module } from '@nestjs/common';
import { OnEcocAccepted } from './handlers/on-ecoc-accepted.handler';
import { OnPreregistrationWithdrawalRequested } from './handlers/on-preregistration-withdrawal-requested.handler';
import { VehiclesController } from './http/vehicles.controller';
import { VehicleRegister } from './register/vehicle-register';
import type { RegistryConfig } from './registry.config';
import { VehicleReadModel } from './store/vehicle.read-model';
import { VehicleStore } from './store/vehicle.store';

/** The composition root: the only place that knows which database, outbox and keys the register works with. */
@Module({})
export class RegistryModule {
  static of({ database, outbox, clock, logger }: EventPlatform, config: RegistryConfig): DynamicModule {
    const register = new VehicleRegister({
      database,
      outbox,
      clock,
      vehicles: new VehicleStore(),
      outcomes: new OutcomeStore(),
    });
    return {
      module: RegistryModule,
      imports: [AuthModule.register({ config, logger, clock })],
      controllers: [OnEcocAccepted, OnPreregistrationWithdrawalRequested, VehiclesController],
      providers: [
        { provide: VehicleRegister, useValue: register },
        { provide: VehicleReadModel, useValue: new VehicleReadModel(database) },
      ],
    };
  }
}
