import { compile } from 'json-schema-to-typescript';
import { jsonLiteral, memberName, stringLiteral } from '../../literal.ts';
import type { TypeNode } from './typeNode.ts';

type Printable = Parameters<typeof compile>[0];

/**
 * Prints types with json-schema-to-typescript, all in one go, in the order given.
 *
 * It gets no name of a spec: it would rename what is not in its own casing, number what it meets twice, and trip over
 * members called `hasOwnProperty`. So declarations and members get numbers, and their names are put back afterwards.
 */
export async function printTypes(types: readonly TypeNode[]): Promise<string[]> {
  const names = new MemberNames();
  const entries = types.map(
    (type, index) => [`Type${index}`, { ...printable(type, names), title: `Type${index}` }] as const,
  );
  const root: Printable = { type: 'object', additionalProperties: false, properties: Object.fromEntries(entries) };
  const text = await compile(root, 'Root', { bannerComment: '', format: false, maxItems: -1 });
  const bodies = new Map(declarationsIn(text));
  return types.map((_, index) => names.putBack(shortComments(bodies.get(index) ?? missing(index))));
}

/** A comment of one line stands on one line. */
function shortComments(text: string): string {
  return text.replace(/^\/\*\*\n \* (.*)\n \*\/$/gm, '/** $1 */');
}

/** Numbers for the names of members. */
class MemberNames {
  readonly #names: string[] = [];

  placeholder(name: string): string {
    return `m${this.#names.push(name) - 1}`;
  }

  /** Members stand on lines of their own, and no other line begins like one. */
  putBack(text: string): string {
    return text.replace(/^m(\d+)(?=\??: )/gm, (_, index: string) => memberName(this.#names[Number(index)] ?? ''));
  }
}

/** The text of each declaration behind its name, by number. */
function declarationsIn(text: string): [number, string][] {
  return text.split(/^export (?=type |interface )/m).flatMap((declaration) => {
    const [, index, body] = /^(?:type|interface) Type(\d+) (?:= )?([\s\S]*)$/.exec(declaration) ?? [];
    return index === undefined || body === undefined ? [] : [[Number(index), body.trim()] satisfies [number, string]];
  });
}

function missing(index: number): never {
  throw new Error(`json-schema-to-typescript left out type ${index}.`);
}

/** The few forms of draft-07 that json-schema-to-typescript prints as they are meant. */
function printable(node: TypeNode, names: MemberNames): Printable {
  const inner = (each: TypeNode): Printable => printable(each, names);
  switch (node.kind) {
    case 'unknown':
    case 'never':
      return { tsType: node.kind };
    case 'primitive':
      return { type: node.name };
    case 'literal':
      return { tsType: literalType(node.value) };
    case 'openString':
      return { tsType: '(string & {})' };
    case 'reference':
      return { tsType: node.name };
    case 'array':
      return { type: 'array', items: inner(node.items) };
    case 'tuple':
      return tuple(node.items.map(inner), node.rest && inner(node.rest));
    case 'object':
      return object(node, names);
    case 'union':
      return { anyOf: node.arms.map(inner) };
    case 'intersection':
      return { allOf: node.arms.map(inner) };
  }
}

/** Inside of another type: with `minItems` beside a description, json-schema-to-typescript would add remarks to it. */
function tuple(items: Printable[], rest: Printable | undefined): Printable {
  if (items.length === 0 && !rest) return { tsType: '[]' };
  const minItems = items.length;
  return {
    allOf: [{ type: 'array', items, minItems, ...(rest ? { additionalItems: rest } : { maxItems: minItems }) }],
  };
}

function object({ members, index }: Extract<TypeNode, { kind: 'object' }>, names: MemberNames): Printable {
  const entries = members.map((member) => ({ ...member, key: names.placeholder(member.name) }));
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(({ key, type, doc }) => [key, documented(printable(type, names), doc)])),
    required: entries.filter(({ optional }) => !optional).map(({ key }) => key),
    additionalProperties: index ? printable(index, names) : false,
  };
}

function documented(type: Printable, doc: string): Printable {
  return doc === '' ? type : { ...type, description: doc };
}

function literalType(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value);
  if (Array.isArray(value)) return `[${value.map(literalType).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return jsonLiteral(value);
  return `{ ${Object.entries(value)
    .map(([key, member]) => `${memberName(key)}: ${literalType(member)}`)
    .join('; ')} }`;
}
