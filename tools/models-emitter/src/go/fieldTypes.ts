import type { Member, ModelType } from '../model/model.ts';
import type { TypeWriter } from '../modelina/language.ts';
import type { MemberState } from './literals.ts';

/** Types as the items of a slice have them: a pointer if the item may be null. */
export const ITEM_TYPES: TypeWriter = {
  plain: (type) => orNil(PLAIN_TYPES[type.kind], type),
  constant: (type) => orNil('string', type),
  reference: (type, name) => orNil(name, type),
  array: (type, items) => orNil(`[]${items}`, type),
  map: (type, values) => orNil(`map[string]${values}`, type),
  union: () => RAW,
};

const RAW = 'json.RawMessage';

const PLAIN_TYPES = {
  any: RAW,
  boolean: 'bool',
  integer: 'int64',
  number: 'json.Number',
  string: 'string',
} as const;

function orNil(text: string, type: ModelType): string {
  return isPointer(type) ? `*${text}` : text;
}

function isPointer({ kind, isNullable }: ModelType): boolean {
  return isNullable && kind !== 'any' && kind !== 'union';
}

/** The type of a field, made from the type that an item would have. */
export function fieldType({ type, isRequired }: Member, itemType: string, isRecursive: boolean): string {
  if (itemType === RAW) return RAW;
  const valueType = isPointer(type) ? itemType.slice(1) : itemType;
  if (!isRequired && type.isNullable) return `wire.Optional[${valueType}]`;
  const hasNil = type.kind === 'array' || type.kind === 'map';
  const isPlain = isRequired && !type.isNullable && !isRecursive;
  return isPlain || hasNil ? valueType : `*${valueType}`;
}

export function memberState({ type, isRequired }: Member): MemberState {
  if (!isRequired) return 'optional';
  return isPointer(type) ? 'nullable' : 'required';
}

/** Whether a type is written with a name of encoding/json. */
export function usesJson(type: ModelType): boolean {
  switch (type.kind) {
    case 'any':
    case 'number':
    case 'union':
      return true;
    case 'array':
      return usesJson(type.items);
    case 'map':
      return usesJson(type.values);
    default:
      return false;
  }
}

/** A type in words, for the documentation of a union. */
export function typeInWords(type: ModelType, typeName: (name: string) => string): string {
  switch (type.kind) {
    case 'reference':
      return typeName(type.name);
    case 'array':
      return `[]${typeInWords(type.items, typeName)}`;
    case 'map':
      return `map[string]${typeInWords(type.values, typeName)}`;
    case 'constant':
      return 'string';
    case 'union':
      return RAW;
    default:
      return PLAIN_TYPES[type.kind];
  }
}
