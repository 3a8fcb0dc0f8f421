import type { SignaturePolicy } from '../ecoc-policy';
import { findElement, findElements, type IviElement } from '../parsing/ivi-document';
import * as fault from './signature-findings';
import { notChecked, type SideVerdict, sideVerdict } from './signature-verdict';
import { type Certificate, nameOf } from './trust/certificate';

const comparable = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

const stageOf = (manufacturer: IviElement): number =>
  Number(findElement(manufacturer, 'ManufacturerStageNumber')?.text ?? 0);

/** Those who may sign (setup Manual 1.5 p. 6): the manufacturer of the latest stage, and the representative in the EU. */
const partiesOf = (root: IviElement): string[] => {
  const manufacturers = findElements(root, 'CocDataGroup', 'ManufacturerTable', 'ManufacturerGroup');
  const [latest] = [...manufacturers].sort((a, b) => stageOf(b) - stageOf(a));
  const names = [
    latest && findElement(latest, 'ManufacturerName'),
    findElement(root, 'CocDataGroup', 'EURepresentativeGroup', 'EURepresentativeName'),
  ];
  return names.flatMap((element) => element?.text ?? []);
};

/** Whether the holder of the certificate signs for the manufacturer that the document names, as the policy lists them. */
export const judgeIdentity = (
  root: IviElement,
  { subject }: Certificate,
  { signers }: SignaturePolicy,
): SideVerdict => {
  const name = subject.organisations[0] ?? nameOf(subject);
  const parties = partiesOf(root);
  if (signers === 'anyTrusted') return { ...notChecked, warnings: [fault.signerNotCompared(name, parties.join(', '))] };
  const holders = new Set([...subject.organisations, ...subject.commonNames].map(comparable));
  const listed = signers.filter((signer) => holders.has(comparable(signer.subject)));
  if (listed.length === 0) return sideVerdict([fault.unknownSigner(name)]);
  const represented = new Set(listed.flatMap(({ manufacturers }) => manufacturers).map(comparable));
  const isOneOfThem = parties.some((party) => represented.has(comparable(party)));
  return sideVerdict(isOneOfThem ? [] : [fault.signerOfOthers(name, parties.join(', '))]);
};
