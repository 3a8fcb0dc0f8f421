export { InMemoryBus, type Delivery } from './in-memory-bus/in-memory-bus';
