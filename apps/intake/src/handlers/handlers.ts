import type { Type } from '@nestjs/common';
import { OnDeadLetter } from './on-dead-letter.handler';
import { OnEcocAccepted } from './on-ecoc-accepted.handler';
import { OnEcocAwaited } from './on-ecoc-awaited.handler';
import { OnEcocObtained } from './on-ecoc-obtained.handler';
import { OnEcocRejected } from './on-ecoc-rejected.handler';
import { OnEcocUnavailable } from './on-ecoc-unavailable.handler';
import { OnVehicleFirstRegistered } from './on-vehicle-first-registered.handler';
import { OnVehiclePreregistered } from './on-vehicle-preregistered.handler';
import { OnVehiclePreregistrationRefused } from './on-vehicle-preregistration-refused.handler';
import { OnVehiclePreregistrationSuperseded } from './on-vehicle-preregistration-superseded.handler';
import { OnVehiclePreregistrationWithdrawn } from './on-vehicle-preregistration-withdrawn.handler';
import { OnVehicleWithdrawalRefused } from './on-vehicle-withdrawal-refused.handler';

export { LOGGER } from './on-dead-letter.handler';

export const handlers: readonly Type[] = [
  OnEcocObtained,
  OnEcocAwaited,
  OnEcocUnavailable,
  OnEcocAccepted,
  OnEcocRejected,
  OnVehiclePreregistered,
  OnVehiclePreregistrationRefused,
  OnVehiclePreregistrationSuperseded,
  OnVehiclePreregistrationWithdrawn,
  OnVehicleWithdrawalRefused,
  OnVehicleFirstRegistered,
  OnDeadLetter,
];
