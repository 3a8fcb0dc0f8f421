import { InMemoryRegister } from '../../test/in-memory-register';
import { describeRegister } from '../../test/register-conformance';
import { StepClock } from '../../test/step-clock';

describeRegister('the register without a database', async () => {
  const register = new InMemoryRegister(new StepClock());
  return { register, vehicle: (vin) => register.vehicle(vin), sent: async () => register.sent };
});
