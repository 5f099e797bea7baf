import type { ModelType } from '../model/model.ts';
import type { TypeWriter } from '../modelina/language.ts';
import { stringLiteral } from './literals.ts';
import { TYPE_FIELD } from './names.ts';

export const RUNTIME = 'hookbook.models.runtime';
export const JSON_NODE = 'com.fasterxml.jackson.databind.JsonNode';

const PLAIN_TYPES = {
  any: JSON_NODE,
  boolean: 'java.lang.Boolean',
  integer: 'java.lang.Long',
  number: 'java.math.BigDecimal',
  string: 'java.lang.String',
} as const;

/** The types of values that are not null. All names are complete, because a model can be called `String`. */
export const JAVA_TYPES: TypeWriter = {
  plain: ({ kind }) => PLAIN_TYPES[kind],
  constant: () => PLAIN_TYPES.string,
  reference: (_, name) => name,
  array: (_, items) => `java.util.List<${items}>`,
  map: (_, values) => `java.util.Map<java.lang.String, ${values}>`,
  union: () => JSON_NODE,
};

export type ClassOf = (model: string) => string;

/** The expression that reads JSON as a type. */
export function typeExpression(type: ModelType, classOf: ClassOf): string {
  const expression = notNull(type, classOf);
  return isNullable(type) ? `${RUNTIME}.Types.nullable(${expression})` : expression;
}

/** Whether a type needs something in place of null: any value includes it. */
export function isNullable({ kind, isNullable: orNull }: ModelType): boolean {
  return orNull && kind !== 'any';
}

function notNull(type: ModelType, classOf: ClassOf): string {
  const inside = (inner: ModelType) => typeExpression(inner, classOf);
  switch (type.kind) {
    case 'constant':
      return `${RUNTIME}.Types.constant(${stringLiteral(type.value)})`;
    case 'array':
      return `${RUNTIME}.Types.list(${inside(type.items)})`;
    case 'map':
      return `${RUNTIME}.Types.map(${inside(type.values)})`;
    case 'reference':
      return `${classOf(type.name)}.${TYPE_FIELD}`;
    case 'union':
      return `${RUNTIME}.Types.union(${type.arms.map(inside).join(', ')})`;
    default:
      return `${RUNTIME}.Types.${type.kind.toUpperCase()}`;
  }
}

/** The models that a type refers to. */
export function referencedModels(type: ModelType): readonly string[] {
  switch (type.kind) {
    case 'array':
      return referencedModels(type.items);
    case 'map':
      return referencedModels(type.values);
    case 'union':
      return type.arms.flatMap(referencedModels);
    default:
      return type.kind === 'reference' ? [type.name] : [];
  }
}

/** For documentation, what the JSON of a union can be; empty if a type contains no union. */
export function alternatives(type: ModelType, classOf: ClassOf): readonly string[] {
  switch (type.kind) {
    case 'array':
      return alternatives(type.items, classOf);
    case 'map':
      return alternatives(type.values, classOf);
    case 'union':
      return [...new Set(type.arms.map((arm) => alternative(arm, classOf)))];
    default:
      return [];
  }
}

function alternative(type: ModelType, classOf: ClassOf): string {
  switch (type.kind) {
    case 'reference':
      return `{@link ${classOf(type.name)}}`;
    case 'any':
      return 'any value';
    case 'constant':
      return 'a string';
    case 'map':
      return 'an object';
    default:
      return `${/^[ai]/.test(type.kind) ? 'an' : 'a'} ${type.kind}`;
  }
}
