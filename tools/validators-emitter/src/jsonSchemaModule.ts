import type { Event, Provider } from '@hookbook/contract';
import { type DefinitionGraph, definitionGraph, reachableDefinitions } from '@hookbook/contract/schema';
import { docComment, jsonLiteral, keyLiteral, stringLiteral } from '@hookbook/contract/text';

/** The validators with their JSON Schemas. A separate module, because schemas with all their descriptions are large. */
export function jsonSchemaModule(provider: Provider): string {
  const { events, slug } = provider;
  const definitions = definitionGraph(provider.definitions);
  const used = new Set(events.flatMap(({ payload }) => reachableDefinitions(payload, definitions.schema)));
  const types = events.map(({ typeName }) => typeName).sort();
  const validators = events.map(({ validatorName }) => `${validatorName} as plain_${validatorName}`);
  return [
    `import type { ${types.join(', ')} } from '@hookbook/types/${slug}';`,
    `import { type SchemaValidator, withJsonSchema } from '../../jsonSchema/withJsonSchema.ts';`,
    `import { ${validators.join(', ')} } from '../${slug}.ts';\n`,
    ...[...used].sort().map((name) => `const schema_${name} = ${jsonLiteral(definitions.schema(name))};\n`),
    ...events.map((event) => eventText(event, definitions)),
  ].join('\n');
}

function eventText({ type, typeName, validatorName, payload }: Event, definitions: DefinitionGraph): string {
  const used = reachableDefinitions(payload, definitions.schema);
  const members = used.map((name) => `${keyLiteral(name)}: schema_${name}`).join(', ');
  return [
    docComment(`Validates the event \`${type}\` and provides its JSON Schema.`),
    `export const ${validatorName}: SchemaValidator<${typeName}, ${stringLiteral(type)}> = `,
    `/* @__PURE__ */ withJsonSchema(plain_${validatorName}, ${jsonLiteral(payload)}, { ${members} });\n`,
  ].join('');
}
