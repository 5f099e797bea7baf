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
import type { ReadonlyNFA } from 'refa';
import { automatonOfWords, complementOf, intersectionOf, unionOf } from './automata.ts';
import { automatonOf, comparisonOf, type PatternComparison } from './patterns.ts';

interface Side {
  readonly definitions: DefinitionLookup;
  /** Undefined if it is not known. */
  readonly assertsFormats: boolean | undefined;
  /** Formats that every text has anyway. */
  readonly given?: readonly string[];
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
    const given = assertsFormats.a ? a.flatMap(({ format }) => format ?? []) : [];
    const accepted = textsOf(b, { definitions, assertsFormats: assertsFormats.b, given });
    if (!accepted) return undefined;
    const texts = textsOfAll(a, { definitions, assertsFormats: assertsFormats.a });
    return comparisonOf(texts, accepted);
  } catch {
    return undefined;
  }
}

/** All texts of a format are among these. None if no pattern is known for it. */
function textsOfFormat(format = ''): readonly ReadonlyNFA[] {
  const pattern = PATTERNS_OF_FORMATS.get(format);
  return pattern === undefined ? [] : [automatonOf(pattern)];
}

const DATE = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const TIME = '[0-2]\\d:[0-5]\\d:[0-6]\\d(?:\\.\\d+)?(?:[Zz]|[+-][0-2]\\d:[0-5]\\d)';
const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

/** Patterns that every text of a format matches, and perhaps other texts: that the 30th of February is no date is left out. */
export const PATTERNS_OF_FORMATS: ReadonlyMap<string, string> = new Map([
  ['date', `^${DATE}$`],
  ['date-time', `^${DATE}[Tt]${TIME}$`],
  ['time', `^${TIME}$`],
  ['duration', '^P[\\dYMWDTHS]+$'],
  ['email', '^[^]+@[^]+$'],
  ['ipv4', `^${OCTET}(?:\\.${OCTET}){3}$`],
  ['ipv6', '^[\\dA-Fa-f:.]{2,45}$'],
  ['uri', '^[A-Za-z][A-Za-z\\d+.-]*:'],
  ['uuid', '^[\\dA-Fa-f]{8}(?:-[\\dA-Fa-f]{4}){3}-[\\dA-Fa-f]{12}$'],
]);

/** Whether schemas say something about texts that only automata compare. */
export function havePattern(schemas: readonly Schema[]): boolean {
  return schemas.some(
    (schema) =>
      typeof schema === 'object' &&
      (schema.pattern !== undefined ||
        havePattern([
          ...(schema.allOf ?? []),
          ...(schema.anyOf ?? []),
          ...(schema.oneOf ?? []),
          ...(schema.not === undefined ? [] : [schema.not]),
        ])),
  );
}

/** Whether the format of a schema limits texts as a pattern does. */
export function hasFormatWithPattern({ format = '' }: SchemaObject): boolean {
  return PATTERNS_OF_FORMATS.has(format);
}

/** Whether no text matches schemas together. */
export function haveNoText(schemas: readonly SchemaObject[], definitions: DefinitionLookup): boolean {
  try {
    return textsOfAll(schemas, { definitions, assertsFormats: undefined }).isEmpty;
  } catch {
    return false;
  }
}

/** The texts that schemas accept together, or more: what automata do not know is left out. */
function textsOfAll(schemas: readonly SchemaObject[], side: Side): ReadonlyNFA {
  const known = schemas.flatMap((schema) => [
    ...(Object.keys(schema) as (keyof SchemaObject)[]).flatMap(
      (keyword) => textsOfKeyword(schema, keyword, side, []) ?? [],
    ),
    ...(side.assertsFormats ? textsOfFormat(schema.format) : []),
  ]);
  return intersectionOfAll(known);
}

/** The texts that a schema accepts. Undefined if automata do not know. */
function textsOf(schema: Schema, side: Side, entered: readonly string[] = []): ReadonlyNFA | undefined {
  if (typeof schema === 'boolean') return schema ? anyText() : noText();
  const texts = (Object.keys(schema) as (keyof SchemaObject)[]).map((keyword) =>
    textsOfKeyword(schema, keyword, side, entered),
  );
  return areKnown(texts) ? intersectionOfAll(texts) : undefined;
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
      return side.assertsFormats === false ||
        !(FORMATS as readonly string[]).includes(format) ||
        side.given?.includes(format)
        ? anyText()
        : undefined;
    case '$ref': {
      const name = definitionName(schema.$ref ?? '');
      return entered.includes(name) ? undefined : textsOf(side.definitions(name) ?? true, side, [...entered, name]);
    }
    case 'not': {
      const texts = textsOf(schema.not ?? false, side, entered);
      return texts && complementOf(texts);
    }
    case 'oneOf': {
      const branches = (schema.oneOf ?? []).map((branch) => textsOf(branch, side, entered));
      return areKnown(branches) ? onlyInOne(branches) : undefined;
    }
    case 'allOf':
    case 'anyOf': {
      const parts = (schema[keyword] ?? []).map((part) => textsOf(part, side, entered));
      if (!areKnown(parts)) return undefined;
      return keyword === 'allOf' ? intersectionOfAll(parts) : unionOf(noText(), ...parts);
    }
    default:
      return isAnnotation(keyword) || ABOUT_OTHERS.includes(KEYWORDS.get(keyword)?.family ?? '')
        ? anyText()
        : undefined;
  }
}

/** The texts that are among exactly one of several sets. */
function onlyInOne(sets: readonly ReadonlyNFA[]): ReadonlyNFA {
  const own = sets.map((texts, index) => {
    const others = sets.filter((_, position) => position !== index);
    return intersectionOf(texts, complementOf(unionOf(noText(), ...others)));
  });
  return unionOf(noText(), ...own);
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
  return automatonOfWords(
    values.filter((value) => typeof value === 'string'),
    noText(),
  );
}

function intersectionOfAll(all: readonly ReadonlyNFA[]): ReadonlyNFA {
  const [first, ...others] = all.filter((texts) => texts !== anyText());
  return others.reduce(intersectionOf, first ?? anyText());
}
