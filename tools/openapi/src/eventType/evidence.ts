import { fromPointer, isMapping, toPointer } from '@hookbook/contract/data';
import type { OpenapiNode } from '../document/node.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { type Evidence, eventTypesIn, type SchemaReader } from './schemaReader.ts';

/** The evidence at every header, and at every property of the payload on the first two levels, by runtime expression. */
export type EvidenceByPlace = ReadonlyMap<string, Evidence>;

const PAYLOAD = '$message.payload#';

/** The path of a place in the payload; undefined for a header. */
export function payloadPath(place: string): readonly string[] | undefined {
  return place.startsWith(PAYLOAD) ? fromPointer(place.slice(PAYLOAD.length)) : undefined;
}

/** Lists, and objects with a single property, are no levels: `{ items: [{ item: { type } }] }` has two. */
const MAX_LEVELS = 2;
const MAX_PATH = 6;

export function collectEvidence(schemas: SchemaReader, { headers, body }: Webhook): EvidenceByPlace {
  const evidence = new Map<string, Evidence>();
  for (const { name, schema, examples } of headers)
    if (/^[\w!#$%&'*+.^`|-]+$/.test(name))
      evidence.set(`$message.header#/${name.toLowerCase()}`, withExamples(headerEvidence(schemas, schema), examples));
  const sent = body.examples.map(({ value }) => value);
  const documented = body.schema ? schemas.objectExamples(body.schema) : [];
  const visit = (path: readonly string[], object: readonly OpenapiNode[], level: number): void => {
    const properties = childrenOf(schemas, object, at(sent, path));
    for (const [name, property] of properties) {
      const place = [...path, name];
      const ofProperty = schemas.evidenceIn(property);
      evidence.set(`${PAYLOAD}${toPointer(place)}`, withExamples(ofProperty, at(sent, place), at(documented, place)));
      const next = path.length > 0 && properties.size === 1 ? level : level + 1;
      if (next <= MAX_LEVELS && place.length < MAX_PATH) visit(place, property, next);
    }
  };
  visit([], body.schema ? [body.schema] : [], 1);
  return evidence;
}

/** The schemas of each property. Examples also show properties that the schemas do not describe. */
function childrenOf(
  schemas: SchemaReader,
  object: readonly OpenapiNode[],
  examples: readonly unknown[],
): ReadonlyMap<string, readonly OpenapiNode[]> {
  const described = schemas.propertiesOf(object);
  const shown = examples.filter(isMapping).flatMap((example) => Object.keys(example));
  return new Map([...shown.map((name) => [name, []] as const), ...described]);
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
export function at(payloads: readonly unknown[], path: readonly string[]): unknown[] {
  return payloads.map((payload) =>
    path.reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? Reflect.get(value, name)
          : undefined,
      payload,
    ),
  );
}
