import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { organisations } from './organisations';
import { specialVins } from './special-vins';

export const NEIGHBOURS = Symbol('NEIGHBOURS');

/** Addresses of what is around the sandbox. */
export type Neighbours = Readonly<Record<string, string>>;

const offers = {
  'GET /token?orgnr=&scope=': 'an access token for any organisation',
  'GET /maskinporten/.well-known/oauth-authorization-server': 'Maskinporten: metadata, keys, clients, token endpoint',
  'GET /pki/ca.pem': 'the authority that certified the stand-in manufacturers',
  'POST /pki/{manufacturer}/sign': 'a stand-in manufacturer signs a document',
  'GET /eucaris/ecoc/{vin}': 'EUCARIS: the certificates of a VIN',
  'POST /eucaris/ecoc': "a manufacturer's upload",
  'PUT /eucaris/behaviour': 'make EUCARIS slow, faulty or silent',
  'POST /register/{vin}/forstegangsregistrering': 'the dealer: first registration',
  'POST /register/seed': 'bring the seeded vehicles into the register',
  'GET /callbacks?meldingId=': 'what the importer has received',
  'GET /callbacks/stream': 'the same as it comes',
  'PUT /callbacks/behaviour': 'make the importer refuse, fail or be slow',
  'GET /openapi.json': 'all of it, described',
} as const;

@ApiTags('index')
@Controller()
export class IndexController {
  constructor(@Inject(NEIGHBOURS) private readonly neighbours: Neighbours) {}

  @Get()
  @ApiOperation({ summary: 'What is here' })
  index(): object {
    return {
      name: 'Kjøreklar sandbox',
      description: 'Stands in for everything outside Kjøreklar. Never in production.',
      neighbours: this.neighbours,
      organisations: Object.values(organisations),
      specialVins: specialVins.map(({ prefix, meaning }) => ({ prefix, meaning })),
      offers,
    };
  }
}
