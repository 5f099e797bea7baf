import {
  type DefinitionLookup,
  declaredTypes,
  definitionName,
  FORMATS,
  isAnnotation,
  KEYWORDS,
  type Schema,
  type SchemaObject,
  STRING,
} from '@hookbook/contract/schema';
import { DFA, getIntersectionWordSets, NFA, type ReadonlyNFA, Words } from 'refa';
import { automatonOf, MAX_NODES, type PatternComparison } from './patterns.ts';

interface Side {
  readonly definitions: DefinitionLookup;
  readonly assertsFormats: boolean;
}

/**
 * Whether each text that schemas accept together is accepted by another one, by what they say about patterns, lengths and
 * values. Undefined if automata cannot tell.
 */
export function compareTexts(
  a: readonly SchemaObject[],
  b: Schema,
  definitions: DefinitionLookup,
  assertsFormats: { readonly a: boolean; readonly b: boolean },
): PatternComparison | undefined {
  try {
    const accepted = textsOf(b, { definitions, assertsFormats: assertsFormats.b });
    if (!accepted) return undefined;
    const texts = textsOfAll(a, { definitions, assertsFormats: assertsFormats.a });
    const [word] = getIntersectionWordSets(texts, complementOf(accepted), MAX_NODES);
    return word
      ? { isIncluded: false, text: String.fromCodePoint(...Words.pickMostReadableWord(word)) }
      : { isIncluded: true };
  } catch {
    return undefined;
  }
}

/** Whether schemas say something about texts that only automata compare. */
export function havePattern(schemas: readonly Schema[]): boolean {
  return schemas.some(
    (schema) =>
      typeof schema === 'object' &&
      (schema.pattern !== undefined ||
        havePattern([
          ...(schema.allOf ?? []),
          ...(schema.anyOf ?? []),
          ...(schema.not === undefined ? [] : [schema.not]),
        ])),
  );
}

/** Whether no text matches schemas together. */
export function haveNoText(schemas: readonly SchemaObject[], definitions: DefinitionLookup): boolean {
  try {
    return textsOfAll(schemas, { definitions, assertsFormats: false }).isEmpty;
  } catch {
    return false;
  }
}

/** The texts that schemas accept together, or more: what automata do not know is left out. */
function textsOfAll(schemas: readonly SchemaObject[], side: Side): ReadonlyNFA {
  const known = schemas.flatMap((schema) =>
    (Object.keys(schema) as (keyof SchemaObject)[]).flatMap(
      (keyword) => textsOfKeyword(schema, keyword, side, []) ?? [],
    ),
  );
  return intersectionOf(known);
}

/** The texts that a schema accepts. Undefined if automata do not know. */
function textsOf(schema: Schema, side: Side, entered: readonly string[] = []): ReadonlyNFA | undefined {
  if (typeof schema === 'boolean') return schema ? anyText() : noText();
  const texts = (Object.keys(schema) as (keyof SchemaObject)[]).map((keyword) =>
    textsOfKeyword(schema, keyword, side, entered),
  );
  return areKnown(texts) ? intersectionOf(texts) : undefined;
}

function textsOfKeyword(
  schema: SchemaObject,
  keyword: keyof SchemaObject,
  side: Side,
  entered: readonly string[],
): ReadonlyNFA | undefined {
  const { pattern = '', minLength = 0, maxLength = '', format = '' } = schema;
  switch (keyword) {
    case 'type':
      return (declaredTypes({ type: schema.type ?? [] }) & STRING) === 0 ? noText() : anyText();
    case 'const':
      return listed([schema.const]);
    case 'enum':
      return listed(schema.enum ?? []);
    case 'pattern':
      return automatonOf(pattern);
    case 'minLength':
      return automatonOf(`^[^]{${minLength},}$`);
    case 'maxLength':
      return automatonOf(`^[^]{0,${maxLength}}$`);
    case 'format':
      return side.assertsFormats && (FORMATS as readonly string[]).includes(format) ? undefined : anyText();
    case '$ref': {
      const name = definitionName(schema.$ref ?? '');
      return entered.includes(name) ? undefined : textsOf(side.definitions(name) ?? true, side, [...entered, name]);
    }
    case 'not': {
      const texts = textsOf(schema.not ?? false, side, entered);
      return texts && complementOf(texts);
    }
    case 'allOf':
    case 'anyOf': {
      const parts = (schema[keyword] ?? []).map((part) => textsOf(part, side, entered));
      if (!areKnown(parts)) return undefined;
      return keyword === 'allOf' ? intersectionOf(parts) : unionOf(parts);
    }
    default:
      return isAnnotation(keyword) || ABOUT_OTHERS.includes(KEYWORDS.get(keyword)?.family ?? '')
        ? anyText()
        : undefined;
  }
}

const ABOUT_OTHERS = ['numbers', 'objects', 'arrays'];

function areKnown(texts: readonly (ReadonlyNFA | undefined)[]): texts is readonly ReadonlyNFA[] {
  return !texts.includes(undefined);
}

function anyText(): ReadonlyNFA {
  return automatonOf('');
}

function noText(): ReadonlyNFA {
  return automatonOf('[]');
}

function listed(values: readonly unknown[]): ReadonlyNFA {
  const words = values.flatMap((value) =>
    typeof value === 'string' ? [Array.from(value, (character) => character.codePointAt(0) ?? 0)] : [],
  );
  return NFA.fromWords(words, { maxCharacter: noText().maxCharacter }, limit());
}

function intersectionOf(all: readonly ReadonlyNFA[]): ReadonlyNFA {
  const [first, ...others] = all.filter((texts) => texts !== anyText());
  return others.reduce((texts, other) => NFA.fromIntersection(texts, other, limit()), first ?? anyText());
}

function unionOf(all: readonly ReadonlyNFA[]): ReadonlyNFA {
  const texts = NFA.fromFA(noText(), limit());
  for (const other of all) texts.union(other, limit());
  return texts;
}

function complementOf(texts: ReadonlyNFA): ReadonlyNFA {
  const automaton = DFA.fromFA(texts, new DFA.LimitedNodeFactory(MAX_NODES));
  automaton.complement(new DFA.LimitedNodeFactory(MAX_NODES));
  return NFA.fromFA(automaton, limit());
}

function limit(): NFA.LimitedNodeFactory {
  return new NFA.LimitedNodeFactory(MAX_NODES);
}
