import type { EcocFinding, Place } from '../findings/ecoc-finding';
import { IVI_NAMESPACE, IVI_ROOT, SCHEMA_INSTANCE_NAMESPACE, SIGNATURE_NAMESPACE } from '../namespaces';
import { collapse } from '../parsing/blanks';
import type { XmlAttribute, XmlElement } from '../parsing/ivi-document';
import { checkSignatureValue } from './check-signature-value';
import {
  innerSignatureElements,
  signatureElements,
  type SignatureAttributeKind,
  type SignatureElementDescription,
} from './signature-structure';
import * as fault from './structure-findings';
import { isSchemaHint } from './xsi-attributes';

type ElementContent = Exclude<SignatureElementDescription['content'], string>;

const models = new Map<string, RegExp>();

/** A content model as a pattern over the names of the children, each followed by a semicolon. */
const patternOf = (model: string): RegExp => {
  const known = models.get(model);
  if (known) return known;
  const pattern = model
    .replace(/[A-Za-z0-9]+/g, (name) => (name === 'any' ? '(?:[^;]+;)' : `(?:${name};)`))
    .replace(/[, ]/g, '');
  const made = new RegExp(`^(?:${pattern})$`);
  models.set(model, made);
  return made;
};

/** `##other` leaves out elements without a namespace too. */
const tokenOf = ({ uri, name }: XmlElement): string => {
  if (uri === SIGNATURE_NAMESPACE) return name;
  return uri === '' ? '-' : 'other';
};

/** Walks a signature along the schema of XML Signature; what other schemas describe (XAdES) is not looked into. */
class SignatureCheck {
  readonly findings: EcocFinding[] = [];
  private readonly ids = new Set<string>();

  check(element: XmlElement, description: SignatureElementDescription, path: string): void {
    const place = { path, line: element.line };
    this.checkAttributes(element, description, place);
    const { content } = description;
    if (typeof content === 'object') this.checkContent(element, content, place);
    else if (element.children.length > 0) this.findings.push(fault.notAValue(place, element.name));
    else {
      const expected = checkSignatureValue(element.text, content);
      if (expected) this.findings.push(fault.invalidValue(place, element.name, element.text, expected));
    }
  }

  private checkContent(element: XmlElement, { model, mixed, strict }: ElementContent, place: Place): void {
    if (!mixed && collapse(element.text) !== '') this.findings.push(fault.notAGroup(place, element.name, element.text));
    const tokens = element.children.map(tokenOf);
    if (!patternOf(model).test(tokens.map((token) => `${token};`).join('')))
      this.findings.push(fault.wrongSignatureContent(place, element.name, tokens.join(', '), model));
    this.checkChildren(element, place.path, { named: !model.startsWith('any'), strict });
  }

  private checkChildren(
    parent: XmlElement,
    path: string,
    { named, strict }: { named: boolean; strict: boolean },
  ): void {
    const counts = new Map<string, number>();
    for (const child of parent.children) {
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      const place = `${path}/${child.name}${count > 1 ? `[${count}]` : ''}`;
      const description = child.uri === SIGNATURE_NAMESPACE ? this.describe(child.name, named) : undefined;
      if (description) this.check(child, description, place);
      else this.checkOther(child, place, strict);
    }
  }

  private describe(name: string, named: boolean): SignatureElementDescription | undefined {
    const outer = Object.hasOwn(signatureElements, name) ? signatureElements[name] : undefined;
    return outer ?? (named && Object.hasOwn(innerSignatureElements, name) ? innerSignatureElements[name] : undefined);
  }

  /** An element that XML Signature does not describe. A vehicle inside a signature is refused, whatever it holds. */
  private checkOther(element: XmlElement, path: string, strict: boolean): void {
    const place = { path, line: element.line };
    const isVehicle = element.uri === IVI_NAMESPACE && element.name === IVI_ROOT;
    if (strict || isVehicle) {
      this.findings.push(fault.notInSignature(place, element.name));
      return;
    }
    for (const attribute of element.attributes) if (isInstruction(attribute)) this.refuse(attribute, element, place);
    this.checkChildren(element, path, { named: false, strict: false });
  }

  private refuse({ local }: XmlAttribute, { name }: XmlElement, place: Place): void {
    this.findings.push(fault.attributeNotAllowed(place, name, local));
  }

  private checkAttributes(element: XmlElement, { attributes }: SignatureElementDescription, place: Place): void {
    for (const attribute of element.attributes) {
      const described = attribute.uri === '' && Object.hasOwn(attributes, attribute.local);
      if (described) this.checkAttribute(element, attribute, place, kindOf(attributes[attribute.local] as string));
      else if (!isSchemaHint(attribute) && !namesOwnType(attribute, element.name))
        this.refuse(attribute, element, place);
    }
    for (const name of requiredOf(attributes))
      if (!element.attributes.some(({ uri, local }) => uri === '' && local === name))
        this.findings.push(fault.attributeMissing(place, element.name, name));
  }

  private checkAttribute(
    { name }: XmlElement,
    { local, value }: XmlAttribute,
    place: Place,
    kind: SignatureAttributeKind,
  ): void {
    const id = kind === 'ID' ? collapse(value) : null;
    const expected = checkSignatureValue(value, kind) ?? (id !== null && this.ids.has(id) ? uniqueId : null);
    if (expected) this.findings.push(fault.attributeInvalid(place, name, { local, value, expected }));
    if (id !== null) this.ids.add(id);
  }
}

const uniqueId = { nb: 'en annen enn de som er brukt før', en: 'another than those used before' };

const requiredOf = (attributes: SignatureElementDescription['attributes']): string[] =>
  Object.keys(attributes).filter((name) => attributes[name]?.endsWith('!'));

const kindOf = (kind: string): SignatureAttributeKind => kind.replace('!', '') as SignatureAttributeKind;

const namesOwnType = ({ resolved }: XmlAttribute, name: string): boolean =>
  resolved === `{${SIGNATURE_NAMESPACE}}${name}Type`;

/** `xsi:type` and `xsi:nil`: instructions to a validator about elements that it has no description of. */
const isInstruction = ({ resolved, local, uri }: XmlAttribute): boolean =>
  resolved !== null || (local === 'nil' && uri === SCHEMA_INSTANCE_NAMESPACE);

/** Every place where a signature does not fit the schema of XML Signature. Says nothing of whether it is valid. */
export const checkSignature = (signature: XmlElement, path: string): readonly EcocFinding[] => {
  const check = new SignatureCheck();
  check.check(signature, signatureElements['Signature'] as SignatureElementDescription, path);
  return check.findings;
};
