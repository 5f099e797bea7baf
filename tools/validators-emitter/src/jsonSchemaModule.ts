import type { Event, Provider, TextCache } from '@hookbook/contract';
import { type DefinitionGraph, definitionGraph, reachableDefinitions } from '@hookbook/contract/schema';
import { docComment, jsonLiteral, keyLiteral, stringLiteral } from '@hookbook/contract/text';
import type { ProviderInputs, ValidatedEvent } from './providerInputs.ts';
import { aliasText } from './providerModule.ts';
import { remembered } from './remembered.ts';

/** The validators with their JSON Schemas. A separate module, because schemas with all their descriptions are large. */
export function jsonSchemaModule(provider: Provider, inputs: ProviderInputs, cache: TextCache): string {
  const { events, slug } = provider;
  const definitions = definitionGraph(provider.definitions);
  const schemas = inputs.events.map(({ value, key }) =>
    remembered(`json-schema ${key}`, () => eventSchema(value, definitions), cache),
  );
  const used = new Set(schemas.flatMap((schema) => schema.used));
  const types = events.map(({ typeName }) => typeName).sort();
  const validators = events.map(({ validatorName }) => `${validatorName} as plain_${validatorName}`);
  return [
    `import type { ${types.join(', ')} } from '@hookbook/types/${slug}';`,
    `import { type SchemaValidator, withJsonSchema } from '../../jsonSchema/withJsonSchema.ts';`,
    `import { ${validators.join(', ')} } from '../${slug}.ts';\n`,
    ...[...used].sort().map((name) => {
      const key = `json-schema ${inputs.definitions.get(name)?.key}`;
      return cache.text(key, () => `const schema_${name} = ${jsonLiteral(definitions.schema(name))};\n`);
    }),
    ...schemas.map(({ text }) => text),
    ...events.flatMap(formerTexts),
  ].join('\n');
}

/** The names that the validator had before. */
function formerTexts({ validatorName, formerNames = [] }: Event): readonly string[] {
  return formerNames.map((former) => aliasText(former.validatorName, validatorName));
}

interface EventSchema {
  /** The definitions that it refers to. */
  readonly used: readonly string[];
  readonly text: string;
}

function eventSchema(event: ValidatedEvent, definitions: DefinitionGraph): EventSchema {
  const { type, typeName, validatorName, payload } = event;
  const used = reachableDefinitions(payload, definitions.schema);
  const members = used.map((name) => `${keyLiteral(name)}: schema_${name}`).join(', ');
  const text = [
    docComment(`Validates the event \`${type}\` and provides its JSON Schema.`),
    `export const ${validatorName}: SchemaValidator<${typeName}, ${stringLiteral(type)}> = `,
    `/* @__PURE__ */ withJsonSchema(plain_${validatorName}, ${jsonLiteral(payload)}, { ${members} });\n`,
  ].join('');
  return { used, text };
}
