import type { Event, Provider } from '../../contract.ts';
import { docComment, jsonLiteral, keyLiteral, stringLiteral } from '../../literal.ts';
import type { Schema } from '../../schema.ts';
import { HEADER } from '../header.ts';
import { type Definitions, nameOf, readDefinitions } from './analysis/definitions.ts';
import { reachable } from './analysis/reachable.ts';
import { type EventNames, eventNames } from './names.ts';

/** The same validators, each with its JSON Schema. A module of its own: schemas with all their words are large. */
export function jsonSchemaModule(provider: Provider): string {
  const { events, slug } = provider;
  const names = eventNames(events);
  const definitions = readDefinitions(provider.definitions);
  const needed = new Set(events.flatMap(({ payload }) => definitionsIn(payload, definitions)));
  const types = events.map(({ typeName }) => typeName).sort();
  const validators = [...names.values()].map(({ validator }) => `${validator} as plain_${validator}`);
  return [
    HEADER,
    `import type { ${types.join(', ')} } from '@hookbook/types/${slug}';`,
    `import { type SchemaValidator, withJsonSchema } from '../../jsonSchema/withJsonSchema.ts';`,
    `import { ${validators.join(', ')} } from '../${slug}.ts';\n`,
    ...[...needed].sort().map((name) => `const schema_${name} = ${jsonLiteral(definitions.get(name).schema)};\n`),
    ...events.map((event) => eventText(event, names.get(event) as EventNames, definitions)),
  ].join('\n');
}

function eventText({ type, typeName, payload }: Event, { validator }: EventNames, definitions: Definitions): string {
  const needed = definitionsIn(payload, definitions).sort();
  const shared = needed.map((name) => `${keyLiteral(name)}: schema_${name}`).join(', ');
  return [
    docComment(`Validates the event \`${type}\` and provides its JSON Schema.`),
    `export const ${validator}: SchemaValidator<${typeName}, ${stringLiteral(type)}> = `,
    `/* @__PURE__ */ withJsonSchema(plain_${validator}, ${jsonLiteral(payload)}, { ${shared} });\n`,
  ].join('');
}

function definitionsIn(schema: Schema, definitions: Definitions): string[] {
  const all = [...reachable(schema, definitions)];
  return [...new Set(all.flatMap(({ $ref }) => ($ref === undefined ? [] : [nameOf($ref)])))];
}
