import { decode, EcocAccepted, TechnicalDetails } from '@kjoreklar/contracts';
import { checkEcoc, detailDefinitions, type FactFields } from '@kjoreklar/ivi';
import { anEcocObtained } from '@kjoreklar/testing';
import { z } from 'zod';
import { anEcoc } from '../../test/ecoc-sample';
import { judgeEcoc, questionOf } from './judge-ecoc';

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

const leavesOfSchema = (schema: JsonSchema, path = ''): string[] => {
  const inner = schema.anyOf?.find(({ properties }) => properties) ?? schema;
  if (inner.items?.properties) return leavesOfSchema(inner.items, `${path}[]`);
  if (!inner.properties) return [path];
  return Object.entries(inner.properties).flatMap(([name, property]) => leavesOfSchema(property, `${path}.${name}`));
};

const leavesOfFacts = (fields: FactFields, path = ''): string[] =>
  Object.entries(fields).flatMap(([name, definition]) =>
    'fields' in definition
      ? leavesOfFacts(definition.fields, `${path}.${name}${definition.kind === 'list' ? '[]' : ''}`)
      : [`${path}.${name}`],
  );

describe('the facts in ecoc.accepted.v1', () => {
  it('are all that are read: the contract has a field for each, and no other', () => {
    const contract = leavesOfSchema(z.toJSONSchema(TechnicalDetails) as JsonSchema);
    expect(contract.sort()).toEqual(leavesOfFacts(detailDefinitions).sort());
  });

  it('arrive as they were read', () => {
    const obtained = anEcocObtained({ content: anEcoc() });
    const { bytes, request } = questionOf(obtained);
    const verdict = checkEcoc(bytes, request);
    const { event } = judgeEcoc(obtained, verdict, new Date('2026-07-06T08:00:02.000Z'));
    const accepted = decode(EcocAccepted, event.headers, event.value);
    expect(accepted.ok && accepted.event.data.facts).toEqual(verdict.verdict === 'accepted' && verdict.facts);
  });
});
