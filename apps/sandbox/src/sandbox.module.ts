import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import type { SignaturePolicy } from '@kjoreklar/ivi';
import { type Clock, randomIds, systemClock } from '@kjoreklar/service-kit';
import { IntakeClient } from './clients/intake.client';
import { type CallJson, callJson } from './clients/json-client';
import { RegistryClient } from './clients/registry.client';
import { DealerController } from './dealer/dealer.controller';
import { DocumentShelf } from './eucaris/document-shelf';
import { Eucaris } from './eucaris/eucaris';
import { EucarisController } from './eucaris/eucaris.controller';
import { Uploads } from './eucaris/uploads';
import { IndexController, NEIGHBOURS } from './index.controller';
import { EcocIssuer } from './issuing/ecoc-issuer';
import { manufacturers, signerOrders } from './issuing/manufacturer';
import { Maskinporten } from './maskinporten/maskinporten';
import { MaskinportenController } from './maskinporten/maskinporten.controller';
import { SigningKeys } from './maskinporten/signing-keys';
import { TokenIssuer } from './maskinporten/token-issuer';
import { TOKEN_AUDIENCE, TokenController } from './maskinporten/token.controller';
import { organisations } from './organisations';
import { Pki } from './pki/pki';
import { PkiController } from './pki/pki.controller';
import { publishTrust, trustIn } from './pki/publish-trust';
import { CallbacksController } from './receiver/callbacks.controller';
import { Receiver } from './receiver/receiver';
import type { SandboxConfig } from './sandbox.config';
import { RegisterSeed } from './seed/register-seed';
import { SeedController } from './seed/seed.controller';
import { SeedMemory } from './seed/seed-memory';

/** What the sandbox is made of, ready to serve. */
export interface SandboxParts {
  readonly config: SandboxConfig;
  readonly pki: Pki;
  readonly trust: SignaturePolicy;
  readonly keys: SigningKeys;
  readonly tokens: TokenIssuer;
  readonly receiver: Receiver;
  readonly clock: Clock;
  readonly call: CallJson;
}

/** Reads keys and certificates from the data folder, and makes those that are not there. */
export const openSandbox = async (config: SandboxConfig, clock: Clock = systemClock): Promise<SandboxParts> => {
  const [pki, keys] = await Promise.all([
    Pki.open(join(config.SANDBOX_DATA_DIR, 'pki'), signerOrders, clock.now()),
    SigningKeys.open(join(config.SANDBOX_DATA_DIR, 'maskinporten')),
  ]);
  const trust = trustIn(pki, Object.values(manufacturers));
  await publishTrust(join(config.SANDBOX_DATA_DIR, 'trust'), trust);
  const tokens = new TokenIssuer({ issuer: `${config.PUBLIC_URL}/maskinporten/`, keys, clock, ids: randomIds });
  return { config, pki, trust, keys, tokens, receiver: new Receiver(clock), clock, call: callJson };
};

const registerClients = ({
  config,
  tokens,
  call,
}: SandboxParts): { registry: RegistryClient; intake: IntakeClient } => {
  const audience = config.TOKEN_AUDIENCE;
  return {
    registry: new RegistryClient({ url: config.REGISTRY_URL, audience, tokens, call }),
    intake: new IntakeClient({
      url: config.INTAKE_URL,
      audience,
      organisation: organisations.other.number,
      tokens,
      call,
    }),
  };
};

@Module({})
export class SandboxModule {
  static of(parts: SandboxParts): DynamicModule {
    const { config, pki, trust, keys, tokens, receiver, clock } = parts;
    const { registry, intake } = registerClients(parts);
    const shelf = new DocumentShelf(new EcocIssuer(pki));
    const memory = new SeedMemory(join(config.SANDBOX_DATA_DIR, 'seeded.json'));
    const neighbours = {
      intake: config.INTAKE_URL,
      webhookNotifier: config.WEBHOOK_NOTIFIER_URL,
      registry: config.REGISTRY_URL,
    };
    return {
      module: SandboxModule,
      controllers: [
        IndexController,
        TokenController,
        MaskinportenController,
        PkiController,
        EucarisController,
        CallbacksController,
        SeedController,
        DealerController,
      ],
      providers: [
        { provide: NEIGHBOURS, useValue: neighbours },
        { provide: TOKEN_AUDIENCE, useValue: config.TOKEN_AUDIENCE },
        { provide: TokenIssuer, useValue: tokens },
        { provide: Maskinporten, useValue: new Maskinporten(tokens, keys, clock) },
        { provide: Pki, useValue: pki },
        { provide: Eucaris, useValue: new Eucaris(shelf) },
        { provide: Uploads, useValue: new Uploads(shelf, trust, clock) },
        { provide: Receiver, useValue: receiver },
        { provide: RegistryClient, useValue: registry },
        { provide: RegisterSeed, useValue: new RegisterSeed({ intake, registry, memory }) },
      ],
    };
  }
}
