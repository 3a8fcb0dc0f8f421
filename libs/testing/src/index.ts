export { anEcocAccepted } from './builders/ecoc-accepted';
export { aWithdrawalRequested } from './builders/preregistration-withdrawal-requested';
export { specifyDecider, type DecisionSpecification, type Decider } from './decider/decider-specification';
export { InMemoryBus, type Delivery } from './in-memory-bus/in-memory-bus';
export { eventually, type Patience } from './infrastructure/eventually';
export { freshDatabase, type FreshDatabase } from './infrastructure/fresh-database';
export { infrastructure, type Infrastructure } from './infrastructure/infrastructure';
export { uniqueName } from './infrastructure/unique-name';
export { expectGenerated } from './generated/expect-generated';
