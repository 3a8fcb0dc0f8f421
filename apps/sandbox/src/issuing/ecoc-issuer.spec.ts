import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { checkEcoc, defaultPolicy, selectDocument } from '@kjoreklar/ivi';
import { canUseOfficialSchema, judgeByOfficialSchema } from '../fixtures/official-schema';
import { Pki } from '../pki/pki';
import type { DocumentFault } from './document-fault';
import { EcocIssuer } from './ecoc-issuer';
import { signerOrders } from './manufacturer';
import { kindPrefixes, vehicleKindOf } from './vehicle-kind';

const directory = mkdtempSync(join(tmpdir(), 'sandbox-issuer-'));
let issuer: EcocIssuer;
let pki: Pki;

beforeAll(async () => {
  pki = await Pki.open(directory, signerOrders, new Date());
  issuer = new EcocIssuer(pki);
});
afterAll(() => rmSync(directory, { recursive: true }));

const kinds = ['VF9', ...kindPrefixes.map(({ prefix }) => prefix)];
const vinsOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => prefix + String(index * 7 + 1).padStart(17 - prefix.length, '0'));
/** Enough to meet each model of a kind. */
const sample = kinds.flatMap((prefix) => vinsOf(prefix, 6));

/** The last of a VIN's documents: where there are two stages, the finished vehicle. */
const one = (vin: string, fault?: DocumentFault): string => issuer.issue(vin, fault).at(-1) as string;
const judge = (xml: string, vin: string) =>
  checkEcoc(Buffer.from(xml), { vin, taxGroup: null, receivedAt: new Date().toISOString() });

const signatureHolds = (xml: string): boolean => {
  const signature = new DOMParser()
    .parseFromString(xml, 'text/xml')
    .getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature')
    .item(0);
  const certificate = /<X509Certificate>([^<]+)</.exec(xml)?.[1] as string;
  const verifier = new SignedXml({
    publicCert: new X509Certificate(Buffer.from(certificate, 'base64')).toString(),
  });
  verifier.loadSignature(signature as unknown as Node);
  try {
    return verifier.checkSignature(xml);
  } catch {
    return false;
  }
};

/** Without what a document is silent about (null or an empty list), and the version of IVI that it is in. */
const saidOf = (facts: unknown): unknown => {
  if (Array.isArray(facts)) return facts.map(saidOf);
  if (typeof facts !== 'object' || facts === null) return facts;
  const said = Object.entries(facts).filter(([, value]) => value !== null && !(Array.isArray(value) && !value.length));
  return Object.fromEntries(said.flatMap(([name, value]) => (name === 'iviVersion' ? [] : [[name, saidOf(value)]])));
};

describe('EcocIssuer', () => {
  it('issues certificates of each kind without a fault or a warning', () => {
    for (const vin of sample.filter((one) => vehicleKindOf(one) !== 'N2 incomplete')) {
      const verdict = judge(one(vin), vin);
      expect({ vin, kind: vehicleKindOf(vin), ...verdict }).toMatchObject({ verdict: 'accepted', warnings: [] });
    }
  });

  it('issues what may be registered in each tax group that the README names', () => {
    for (const { prefix, taxGroups } of kindPrefixes.filter(({ kind }) => kind !== 'N2 incomplete')) {
      const [vin] = vinsOf(prefix, 1) as [string];
      for (const taxGroup of taxGroups) {
        const seats = taxGroup === '315' ? 2 : null;
        const verdict = checkEcoc(Buffer.from(one(vin)), {
          vin,
          taxGroup,
          seats,
          receivedAt: new Date().toISOString(),
        });
        expect({ prefix, taxGroup, ...verdict }).toMatchObject({ verdict: 'accepted', warnings: [] });
      }
    }
  });

  it('issues the category that the prefix stands for', () => {
    for (const vin of sample) {
      const category = /<VehicleCategory>([\w-]+)</.exec(one(vin))?.[1];
      expect({ vin, fits: category?.startsWith(vehicleKindOf(vin).split(' ')[0] as string) }).toEqual({
        vin,
        fits: true,
      });
    }
  });

  it('gives the same VIN the same bytes after a restart', async () => {
    const again = new EcocIssuer(await Pki.open(directory, signerOrders, new Date(Date.now() + 86_400_000)));
    for (const vin of sample) expect(again.issue(vin)).toEqual(issuer.issue(vin));
  });

  it('tells vehicles apart', () => {
    const hashes = sample.map((vin) => createHash('sha256').update(one(vin)).digest('hex'));
    expect(new Set(hashes).size).toBe(sample.length);
  });

  it('signs what an independent verifier accepts, with a certificate of its own authority', () => {
    for (const prefix of kinds) expect(signatureHolds(one(vinsOf(prefix, 1)[0] as string))).toBe(true);
    const certificate = /<X509Certificate>([^<]+)</.exec(one('VF900000000000001'))?.[1] as string;
    const authority = new X509Certificate(pki.authorityPem);
    const signer = new X509Certificate(Buffer.from(certificate, 'base64'));
    expect(signer.checkIssued(authority) && signer.verify(authority.publicKey)).toBe(true);
  });

  it('signs what our own check trusts by the authority, each stage by its own manufacturer', () => {
    const signature = {
      trustAnchors: [pki.authorityPem],
      intermediates: [],
      revocationLists: [],
      signers: signerOrders.map(({ subject }) => ({
        subject: subject.organisation,
        manufacturers: [subject.organisation],
      })),
    };
    const allPassed = { integrity: 'passed', identity: 'passed', trust: 'passed' };
    const signatureOf = (xml: string, vin: string) =>
      checkEcoc(
        Buffer.from(xml),
        { vin, taxGroup: null, receivedAt: new Date().toISOString() },
        { ...defaultPolicy, signature },
      );
    for (const vin of kinds.flatMap((prefix) => vinsOf(prefix, 1))) {
      for (const xml of issuer.issue(vin)) {
        const verdict = signatureOf(xml, vin);
        expect({ vin, ...verdict }).toMatchObject({ warnings: [] });
        expect(verdict.checks[2]).toEqual({ stage: 'signature', verdict: 'passed', parts: allPassed });
      }
    }
    const broken = signatureOf(one('ZZS00000000000001', 'brokenSignature'), 'ZZS00000000000001');
    expect(broken.checks[2]).toMatchObject({ verdict: 'failed', parts: { integrity: 'failed' } });
  });

  it('breaks the signature and nothing else', () => {
    const vin = 'ZZS00000000000001';
    expect(judge(one(vin, 'brokenSignature'), vin).verdict).toBe('accepted');
    expect(signatureHolds(one(vin, 'brokenSignature'))).toBe(false);
  });

  it.each([
    ['schema', 'structure'],
    ['axleCount', 'content'],
    ['otherVin', 'content'],
    ['doctype', 'envelope'],
  ] as const)('makes a document with the fault %s fail at %s', (fault, stage) => {
    const vin = 'ZZX00000000000001';
    const verdict = judge(one(vin, fault), vin);
    expect(verdict.checks.find((check) => check.verdict === 'failed')?.stage).toBe(stage);
    if (fault !== 'doctype') expect(signatureHolds(one(vin, fault))).toBe(true);
  });

  const select = (vin: string, documents: readonly string[]) =>
    selectDocument(
      documents.map((xml) => Buffer.from(xml)),
      vin,
    );

  it('makes two valid documents that are at odds', async () => {
    const vin = 'ZZC00000000000001';
    const documents = issuer.issue(vin, 'conflict');
    expect(documents.map((xml) => judge(xml, vin).verdict)).toEqual(['accepted', 'accepted']);
    expect((await select(vin, documents)).outcome).toBe('conflict');
  });

  it('gives documents of another authority references of their own, as their bytes are others', async () => {
    const other = new EcocIssuer(await Pki.open(join(directory, 'other'), signerOrders, new Date()));
    const referencesOf = (by: EcocIssuer): (string | undefined)[] =>
      ['VF900000000000001', 'ZZV00000000000001'].flatMap((vin) =>
        by.issue(vin).map((xml) => /<IviReferenceId>([^<]+)</.exec(xml)?.[1]),
      );
    expect(new Set([...referencesOf(issuer), ...referencesOf(issuer), ...referencesOf(other)]).size).toBe(6);
  });

  it('corrects a document with a second version, which holds', async () => {
    const vin = 'ZZK00000000000001';
    const documents = issuer.issue(vin, 'corrected');
    expect(documents.map((xml) => judge(xml, vin).verdict)).toEqual(['accepted', 'accepted']);
    expect(documents.map((xml) => /<IviVersionNumber>(\d+)</.exec(xml)?.[1])).toEqual(['1', '2']);
    expect(new Set(documents.map((xml) => /<IviReferenceId>([^<]+)</.exec(xml)?.[1])).size).toBe(2);
    for (const order of [documents, [...documents].reverse()]) {
      const selection = await select(vin, order);
      expect(selection).toMatchObject({ outcome: 'selected', warnings: [] });
      expect(selection.outcome === 'selected' && order[selection.index]).toBe(documents[1]);
    }
  });

  it('says the same of a vehicle in IVI 1.11 as in 2.0', () => {
    for (const vin of vinsOf('ZZY', 8)) {
      const [newer, older] = [one(vin), one(vin, 'outdated')].map((xml) => judge(xml, vin));
      expect([newer?.profile, older?.profile]).toEqual(['2.0', '1.x']);
      if (newer?.verdict !== 'accepted' || older?.verdict !== 'accepted') throw new Error(JSON.stringify(older));
      const { iviReferenceId, ...facts } = older.facts;
      expect(iviReferenceId).not.toBe(newer.facts.iviReferenceId);
      const said = saidOf(facts) as Record<string, unknown>;
      expect(newer.facts).toMatchObject(said);
      expect(Object.keys(said).length).toBeGreaterThan(28);
    }
  });

  it('issues a document for each stage of a vehicle built in two, of which the completed one is selected', async () => {
    const vin = 'ZZV00000000000001';
    const documents = issuer.issue(vin);
    expect(documents.map((xml) => /<StageOfCompletion>(\w)</.exec(xml)?.[1])).toEqual(['I', 'V']);
    const [incomplete, completed] = documents as [string, string];
    for (const order of [documents, [completed, incomplete]]) {
      const selection = await select(vin, order);
      expect(selection).toMatchObject({ outcome: 'selected', warnings: [] });
      expect(selection.outcome === 'selected' && order[selection.index]).toBe(completed);
    }
    for (const name of ['Type', 'Variant', 'Version', 'TypeApprovalNumber']) {
      const before = new RegExp(`<${name}>([^<]+)<`).exec(incomplete)?.[1];
      expect(new RegExp(`<PreviousStage${name}>([^<]+)<`).exec(completed)?.[1]).toBe(before);
    }
    expect(documents.map(signatureHolds)).toEqual([true, true]);
  });

  it.each(['ZZV00000000000001', 'ZZJ00000000000001'])(
    'finds nothing wrong with an incomplete vehicle but that: %s',
    (vin) => {
      const verdict = judge(issuer.issue(vin)[0] as string, vin);
      expect(verdict.warnings).toEqual([]);
      expect(verdict.verdict === 'rejected' && verdict.errors.map(({ code }) => code)).toEqual([
        'ECOC_KJORETOYET_ER_UFULLSTENDIG',
      ]);
    },
  );

  it('issues nothing to register for a vehicle that no one has completed', async () => {
    expect((await select('ZZJ00000000000001', issuer.issue('ZZJ00000000000001'))).outcome).toBe('incomplete');
  });
});

const hasSchema = canUseOfficialSchema('issued documents against the official schema');

(hasSchema ? describe : describe.skip)('EcocIssuer against the official schema', () => {
  it('issues certificates of each kind that xmllint finds valid', () => {
    const documents = [
      ...sample.flatMap((vin) => issuer.issue(vin)),
      ...issuer.issue('ZZK00000000000001', 'corrected'),
    ];
    const valid = documents.map(() => true);
    expect(judgeByOfficialSchema(directory, documents)).toEqual({ valid, status: 0, stdout: '', faults: [] });
  });
});
