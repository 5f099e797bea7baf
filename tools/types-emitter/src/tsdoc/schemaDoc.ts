import { joinParagraphs, schemaParagraphs } from '@hookbook/contract/docs';
import {
  acceptedTypes,
  composedOf,
  type DefinitionMap,
  OBJECT,
  referencedDefinitions,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';
import { codeSpan, docJson } from '@hookbook/contract/text';
import { TSDOC } from './prose.ts';

/** The text of a TSDoc block with everything that a schema says and its type does not. */
export function schemaDoc(schema: Schema): string {
  if (typeof schema === 'boolean') return '';
  return joinParagraphs([...schemaParagraphs(schema, TSDOC), tagsText(schema)]);
}

/**
 * The documentation of a member: its own, or else that of the only definition it refers to. Definitions of objects are
 * left out, because editors show an object type by its name and link to it, but show only `string` for a string type.
 */
export function memberDoc(schema: Schema, definitions: DefinitionMap): string {
  return schemaDoc(schema) || definitionDoc(schema, definitions);
}

function definitionDoc(schema: Schema, definitions: DefinitionMap): string {
  const [name, ...others] = referencedDefinitions(schema, composedOf);
  const definition = name === undefined || others.length > 0 ? undefined : definitions.get(name);
  if (definition === undefined) return '';
  const acceptsObjects = (acceptedTypes(definition, (inner) => definitions.get(inner)) & OBJECT) !== 0;
  return acceptsObjects ? '' : schemaDoc(definition);
}

function tagsText(schema: SchemaObject): string {
  return [
    ...(schema.default === undefined ? [] : [`@defaultValue ${codeSpan(docJson(schema.default))}`]),
    ...(schema.examples ?? []).slice(0, MAX_EXAMPLES).flatMap(exampleText),
    ...(schema.deprecated ? ['@deprecated'] : []),
  ].join('\n');
}

const MAX_EXAMPLES = 3;
const MAX_LINE_LENGTH = 100;
const MAX_LINES = 40;

/** An `@example` tag: on one line if it fits, else as a block of JSON; none if the block is too long to read. */
export function exampleText(value: unknown): string[] {
  const line = docJson(value);
  if (line.length <= MAX_LINE_LENGTH) return [`@example ${line}`];
  const block = docJson(value, 2);
  if (block.split('\n').length > MAX_LINES || block.length > MAX_LINES * MAX_LINE_LENGTH) return [];
  return [`@example\n\`\`\`json\n${block}\n\`\`\``];
}
