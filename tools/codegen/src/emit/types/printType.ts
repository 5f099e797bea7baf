import { docComment, jsonLiteral, memberName } from '@hookbook/contract/text';
import { compile } from 'json-schema-to-typescript';
import type { Member, ObjectNode, TypeNode } from './typeNode.ts';

type Printable = Parameters<typeof compile>[0];

/**
 * The body of a declaration, printed by json-schema-to-typescript.
 *
 * It gets no name and no prose of a spec: it would trip over members called `hasOwnProperty`, and has its own ways with
 * quotes and comments. So members get numbers, and their names and documentation are put back afterwards.
 */
export async function printType(type: TypeNode): Promise<string> {
  const members: Member[] = [];
  const schema = printable(type, members);
  const text = await compile(schema, 'Type', { bannerComment: '', format: false, maxItems: -1 });
  return putBack(text.replace(/^export (?:type Type =|interface Type) /, '').trim(), members);
}

/** Members stand on lines of their own, and no other line begins like one. */
function putBack(text: string, members: readonly Member[]): string {
  return text.replace(/^m(\d+)(?=\??: )/gm, (placeholder, index: string) => {
    const member = members[Number(index)];
    return member ? docComment(member.doc) + memberName(member.name) : placeholder;
  });
}

/** The few forms of draft-07 that json-schema-to-typescript prints as they are meant. Collects the members it numbers. */
function printable(node: TypeNode, members: Member[]): Printable {
  const inner = (each: TypeNode): Printable => printable(each, members);
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
      return { type: 'array', items: inner(node.items) };
    case 'tuple':
      return tuple(node.items.map(inner), node.rest && inner(node.rest));
    case 'object':
      return object(node, members);
    case 'union':
      return { anyOf: node.arms.map(inner) };
    case 'intersection':
      return { allOf: node.arms.map(inner) };
  }
}

/** Inside of another type: json-schema-to-typescript adds a remark about `minItems` to what has a place for one. */
function tuple(items: Printable[], rest: Printable | undefined): Printable {
  if (items.length === 0 && !rest) return { tsType: '[]' };
  const minItems = items.length;
  return {
    allOf: [{ type: 'array', items, minItems, ...(rest ? { additionalItems: rest } : { maxItems: minItems }) }],
  };
}

function object(node: ObjectNode, members: Member[]): Printable {
  const entries = node.members.map((member) => ({ ...member, key: `m${members.push(member) - 1}` }));
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(({ key, type }) => [key, printable(type, members)])),
    required: entries.filter(({ optional }) => !optional).map(({ key }) => key),
    additionalProperties: node.index ? printable(node.index, members) : false,
  };
}
