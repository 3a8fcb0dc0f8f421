import { isVin, normaliseVin, type Vin } from '@kjoreklar/domain';
import { malformed } from '@kjoreklar/service-kit';
import { Injectable, type PipeTransform } from '@nestjs/common';

@Injectable()
export class VinPipe implements PipeTransform<string, Vin> {
  transform(text: string): Vin {
    const vin = normaliseVin(text);
    if (isVin(vin)) return vin;
    throw malformed(
      'UGYLDIG_UNDERSTELLSNUMMER',
      'Adressen inneholder ikke et understellsnummer: 17 tegn, 0–9 og A–Z uten I, O og Q. Rett adressen.',
      'The address holds no vehicle identification number: 17 characters, 0–9 and A–Z without I, O and Q. Correct it.',
    );
  }
}
