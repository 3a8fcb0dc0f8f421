import { type Route, routesOfHandlers } from '@kjoreklar/messaging';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';

/** Collects the handlers of a Nest application, connected to nothing. */
export class InMemoryStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  routes: readonly Route[] = [];

  listen(callback: (error?: unknown) => void): void {
    try {
      this.routes = routesOfHandlers(this.messageHandlers);
    } catch (error) {
      return callback(error);
    }
    callback();
  }

  close(): void {
    this.routes = [];
  }

  on(): void {}

  unwrap<T>(): T {
    return this as unknown as T;
  }
}
