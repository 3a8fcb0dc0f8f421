import { Catch, type RpcExceptionFilter } from '@nestjs/common';
import type { Observable } from 'rxjs';

/** Lets what a handler threw reach the engine as it was thrown; Nest's own filter makes a plain object of every error. */
@Catch()
export class PassThroughFilter implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    throw exception;
  }
}
