import type { Event, Provider } from '@hookbook/contract';
import { type DefinitionGraph, definitionGraph, reachableDefinitions, type Schema } from '@hookbook/contract/schema';
import { docComment, jsonLiteral, keyLiteral, stringLiteral } from '@hookbook/contract/text';
import { createConstantPool } from './module/constantPool.ts';

/** The validators with their JSON Schemas. A separate module, because schemas with all their descriptions are large. */
export function jsonSchemaModule(provider: Provider): string {
  const { events, slug } = provider;
  const definitions = definitionGraph(provider.definitions);
  const pool = createConstantPool();
  const literal = (schema: Schema) => jsonLiteral(schema, pool.add);
  const used = new Set(events.flatMap(({ payload }) => reachableDefinitions(payload, definitions.schema)));
  const definitionTexts = [...used].sort().map((name) => [name, literal(definitions.schema(name))] as const);
  const eventTexts = events.map((event) => eventText(event, definitions, literal));
  const { statements, textOf } = pool.print([...definitionTexts.map(([, text]) => text), ...eventTexts]);
  const types = events.map(({ typeName }) => typeName).sort();
  const validators = events.map(({ validatorName }) => `${validatorName} as plain_${validatorName}`);
  return [
    `import type { ${types.join(', ')} } from '@hookbook/types/${slug}';`,
    `import { type SchemaValidator, withJsonSchema } from '../../jsonSchema/withJsonSchema.ts';`,
    `import { ${validators.join(', ')} } from '../${slug}.ts';\n`,
    ...statements,
    ...definitionTexts.map(([name, text]) => `const schema_${name} = ${textOf(text)};\n`),
    ...eventTexts.map(textOf),
  ].join('\n');
}

function eventText(
  { type, typeName, validatorName, payload }: Event,
  definitions: DefinitionGraph,
  literal: (schema: Schema) => string,
): string {
  const used = reachableDefinitions(payload, definitions.schema);
  const members = used.map((name) => `${keyLiteral(name)}: schema_${name}`).join(', ');
  return [
    docComment(`Validates the event \`${type}\` and provides its JSON Schema.`),
    `export const ${validatorName}: SchemaValidator<${typeName}, ${stringLiteral(type)}> = `,
    `/* @__PURE__ */ withJsonSchema(plain_${validatorName}, ${literal(payload)}, { ${members} });\n`,
  ].join('');
}
