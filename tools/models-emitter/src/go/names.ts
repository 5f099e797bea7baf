import { pascalCase, wordsOf } from '@hookbook/contract/text';
import type { EnumModel, Model } from '../model/model.ts';
import { identifiersOf } from '../text/identifiers.ts';

const KEYWORDS = [
  'break', 'case', 'chan', 'const', 'continue', 'default', 'defer', 'else', 'fallthrough', 'for', 'func', 'go', 'goto', 'if',
  'import', 'interface', 'map', 'package', 'range', 'return', 'select', 'struct', 'switch', 'type', 'var',
]; // biome-ignore format: a list reads better dense

const PREDECLARED = [
  'any', 'append', 'bool', 'byte', 'cap', 'clear', 'close', 'comparable', 'complex', 'complex64', 'complex128', 'copy',
  'delete', 'error', 'false', 'float32', 'float64', 'imag', 'init', 'int', 'int8', 'int16', 'int32', 'int64', 'iota', 'len',
  'main', 'make', 'max', 'min', 'new', 'nil', 'panic', 'print', 'println', 'real', 'recover', 'rune', 'string', 'true', 'uint',
  'uint8', 'uint16', 'uint32', 'uint64', 'uintptr',
]; // biome-ignore format: a list reads better dense

/** Folders with a meaning for Go, names that modules cannot contain, and the package that all providers share. */
const FOLDERS = ['internal', 'testdata', 'vendor', 'aux', 'con', 'nul', 'prn', 'wire'];
const RESERVED_PACKAGES = new Set([...KEYWORDS, ...PREDECLARED, ...FOLDERS]);

/** What every package declares besides its models. */
const PACKAGE_NAMES = new Set(['Event', 'ParseEvent', 'ParseEventOfType', 'UnknownEvent']);

/** The methods of models, and the field for the members that the contract does not describe. */
const STRUCT_NAMES = new Set(['EventType', 'Extra', 'MarshalJSON', 'UnmarshalJSON']);

const INITIALISMS = new Set([
  'API', 'CPU', 'CSS', 'DNS', 'GUID', 'HTML', 'HTTP', 'HTTPS', 'ID', 'IP', 'JSON', 'RPC', 'SLA', 'SMTP', 'SQL', 'SSH', 'TCP',
  'TLS', 'TTL', 'UDP', 'UI', 'UID', 'URI', 'URL', 'UTF8', 'UUID', 'VM', 'XML',
]); // biome-ignore format: a list reads better dense

/** The package of each provider, by its slug. */
export function packageNames(slugs: readonly string[]): readonly string[] {
  const isReserved = (name: string) => RESERVED_PACKAGES.has(name) || /^(com|lpt)\d$/.test(name);
  return identifiersOf(slugs, {
    isIdentifier: (slug) => /^[a-z][a-z0-9]*$/.test(slug) && !isReserved(slug),
    convert: (slug) => {
      const letters = slug.toLowerCase().replace(/[^a-z0-9]+/g, '');
      const name = /^[a-z]/.test(letters) ? letters : `n${letters}`;
      return isReserved(name) ? `${name}hooks` : name;
    },
  });
}

/** The name of a type. Models have names in Pascal case. */
export function typeName(name: string): string {
  return PACKAGE_NAMES.has(name.replace(/_+$/, '')) ? `${name}_` : name;
}

/** The fields of a struct, by the names of the members. */
export function fieldNames(members: readonly string[]): readonly string[] {
  const convert = (name: string) => {
    const words = exportedWords(name);
    const field = /^[A-Z]/.test(words) ? words : `N${words}`;
    return STRUCT_NAMES.has(field) ? `${field}_` : field;
  };
  return identifiersOf(members, { isIdentifier: (name) => name.length <= 80 && convert(name) === name, convert });
}

/** Names the constants of all enums of a package. */
export function constantNames(models: readonly Model[]): (model: EnumModel, value: string) => string {
  const textOf = (model: EnumModel, value: string) => `${model.name} ${value}`;
  const types = [...PACKAGE_NAMES, ...models.map(({ name }) => typeName(name))];
  const enums = models.filter((model) => model.kind === 'enum');
  const words = new Map(
    enums.flatMap((model) =>
      model.values.map((value) => [textOf(model, value), typeName(model.name) + (exportedWords(value) || 'Empty')]),
    ),
  );
  const texts = [...types, ...words.keys()];
  const identifiers = identifiersOf(texts, {
    isIdentifier: (text) => !words.has(text),
    convert: (text) => words.get(text) ?? text,
  });
  const names = new Map(texts.map((text, index) => [text, identifiers[index] ?? text]));
  return (model, value) => names.get(textOf(model, value)) ?? '';
}

/** `user_id` → `UserID`. */
function exportedWords(text: string): string {
  const words = wordsOf(text).map((word) => {
    const upper = word.toUpperCase();
    if (INITIALISMS.has(upper)) return upper;
    return /^\d/.test(word) ? word : pascalCase(word);
  });
  return words.join('');
}
