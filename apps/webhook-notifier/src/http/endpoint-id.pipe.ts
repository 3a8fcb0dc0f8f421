import { Injectable, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { EndpointNotFoundError } from '../endpoints/endpoint-errors';

/** A text that is no UUID names no endpoint. */
@Injectable()
export class EndpointIdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (!isUUID(text)) throw new EndpointNotFoundError(text);
    return text.toLowerCase();
  }
}
