import { isMapping, toPointer } from '@hookbook/contract/data';
import type { OpenapiNode } from '../document/node.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { type Evidence, eventTypesIn, type SchemaReader } from './schemaReader.ts';

/** The evidence at every header, and at every property of the payload on the first two levels, by runtime expression. */
export type EvidenceByPlace = ReadonlyMap<string, Evidence>;

export function collectEvidence(schemas: SchemaReader, { headers, body }: Webhook): EvidenceByPlace {
  const evidence = new Map<string, Evidence>();
  for (const { name, schema, examples } of headers)
    if (/^[\w!#$%&'*+.^`|-]+$/.test(name))
      evidence.set(`$message.header#/${name.toLowerCase()}`, withExamples(headerEvidence(schemas, schema), examples));
  if (!body.schema) return evidence;
  const sent = body.examples.map(({ value }) => value);
  const documented = schemas.objectExamples(body.schema);
  const visit = (path: readonly string[], properties: readonly OpenapiNode[]): void => {
    const ofProperty = schemas.evidenceIn(properties);
    evidence.set(`$message.payload#${toPointer(path)}`, withExamples(ofProperty, at(sent, path), at(documented, path)));
    if (path.length < 2) for (const [name, inner] of schemas.propertiesOf(properties)) visit([...path, name], inner);
  };
  for (const [name, properties] of schemas.propertiesOf([body.schema])) visit([name], properties);
  return evidence;
}

function headerEvidence(schemas: SchemaReader, schema: OpenapiNode | undefined): Evidence {
  return schemas.evidenceIn(schema ? [schema] : []);
}

/** The first group of examples that shows a string outweighs the others, and the examples of the property itself. */
function withExamples(evidence: Evidence, ...groups: readonly (readonly unknown[])[]): Evidence {
  const shown = groups.map(eventTypesIn).find((types) => types.length > 0);
  return shown ? { ...evidence, shown } : evidence;
}

/** The values at a path in payloads. */
function at(payloads: readonly unknown[], path: readonly string[]): unknown[] {
  return payloads.map((payload) =>
    path.reduce<unknown>(
      (value, name) => (isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      payload,
    ),
  );
}
