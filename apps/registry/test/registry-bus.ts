import { InMemoryBus } from '@kjoreklar/testing';
import { OnEcocAccepted } from '../src/handlers/on-ecoc-accepted.handler';
import { OnPreregistrationWithdrawalRequested } from '../src/handlers/on-preregistration-withdrawal-requested.handler';
import { VehicleRegister } from '../src/register/vehicle-register';
import { InMemoryRegister } from './in-memory-register';
import { StepClock } from './step-clock';

/** The handlers of the registry on an in-memory bus and register. */
export const aRegistryBus = (): Promise<InMemoryBus> =>
  InMemoryBus.of((bus) => ({
    controllers: [OnEcocAccepted, OnPreregistrationWithdrawalRequested],
    providers: [{ provide: VehicleRegister, useValue: new InMemoryRegister(new StepClock(), bus.sent) }],
  }));
