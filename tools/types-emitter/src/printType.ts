import { docComment, jsonLiteral, memberName } from '@hookbook/contract/text';
import type { compile as Compile } from 'json-schema-to-typescript';
import { type Member, mapMembers, type ObjectNode, type TypeNode } from './typeNode.ts';

type JsonSchema = Parameters<typeof Compile>[0];

/**
 * Prints the type of a declaration with json-schema-to-typescript.
 *
 * The library prints the structure: nested objects, arrays, tuples, unions and intersections, the parentheses between
 * them, and an index signature that is wide enough for the members beside it. It never sees a name or a text of the
 * spec: it would rename references, infer types from values, fail on a member called `hasOwnProperty`, and escape
 * comments in its own way. References and literals are passed as finished text (`tsType`), members as placeholders.
 */
export async function printType(type: TypeNode): Promise<string> {
  // Only loaded if a type is printed, because it takes longer than most contracts.
  const { compile } = await import('json-schema-to-typescript');
  const { anonymous, members } = withPlaceholders(type);
  const text = await compile(toJsonSchema(anonymous), 'Type', { bannerComment: '', format: false, maxItems: -1 });
  return restoreMembers(text.replace(/^export (?:type Type =|interface Type) /, '').trim(), members);
}

/** The type with its members renamed to `member0`, `member1` and so on, and the members behind these names. */
function withPlaceholders(type: TypeNode): { anonymous: TypeNode; members: readonly Member[] } {
  const members: Member[] = [];
  const anonymous = mapMembers(type, (member) => ({ ...member, name: `member${members.push(member) - 1}` }));
  return { anonymous, members };
}

/** Puts the names of the members in place of their placeholders, and their documentation above. */
function restoreMembers(text: string, members: readonly Member[]): string {
  // A member is printed on a line of its own, and no other line begins like one.
  return text.replace(/^member(\d+)(?=\??: )/gm, (placeholder, index: string) => {
    const member = members[Number(index)];
    return member ? docComment(member.doc) + memberName(member.name) : placeholder;
  });
}

/** The JSON Schema that json-schema-to-typescript prints as this type. */
function toJsonSchema(node: TypeNode): JsonSchema {
  switch (node.kind) {
    case 'unknown':
    case 'never':
      return { tsType: node.kind };
    case 'primitive':
      return { type: node.name };
    case 'literal':
      return { tsType: jsonLiteral(node.value) };
    case 'openString':
      return { tsType: '(string & {})' };
    case 'reference':
      return { tsType: node.name };
    case 'array':
      return { type: 'array', items: toJsonSchema(node.items) };
    case 'tuple':
      return tupleSchema(node.items.map(toJsonSchema), node.rest && toJsonSchema(node.rest));
    case 'object':
      return objectSchema(node);
    case 'union':
      return { anyOf: node.arms.map(toJsonSchema) };
    case 'intersection':
      return { allOf: node.arms.map(toJsonSchema) };
  }
}

/** Wrapped in `allOf`, because the library adds a comment about `minItems` to a tuple that is a member. */
function tupleSchema(items: JsonSchema[], rest: JsonSchema | undefined): JsonSchema {
  if (items.length === 0 && !rest) return { tsType: '[]' };
  const minItems = items.length;
  return {
    allOf: [{ type: 'array', items, minItems, ...(rest ? { additionalItems: rest } : { maxItems: minItems }) }],
  };
}

function objectSchema({ members, index }: ObjectNode): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(({ name, type }) => [name, toJsonSchema(type)])),
    required: members.filter(({ optional }) => !optional).map(({ name }) => name),
    additionalProperties: index ? toJsonSchema(index) : false,
  };
}
