import type { EventNames } from '@hookbook/contract';
import { digest, pascalCase, shorten, wordsOf } from '@hookbook/contract/text';

/** Every name in generated output comes from this module: identifiers, file names, URL segments. */

/** Names that generated modules declare, and global names of TypeScript and JavaScript. */
const RESERVED_TYPE_NAMES = new Set([
  'Any', 'Array', 'ArrayBuffer', 'Awaited', 'BigInt', 'Boolean', 'Capitalize', 'ConstructorParameters', 'DataView', 'Date',
  'Error', 'EventMap', 'EventOf', 'Event', 'Exclude', 'Extract', 'Function', 'Infinity', 'InstanceType', 'Iterable', 'Iterator', 'JSON',
  'Lowercase', 'Map', 'Math', 'NaN', 'NonNullable', 'Null', 'Number', 'Object', 'Omit', 'OmitThisParameter', 'Parameters',
  'Partial', 'Pick', 'Promise', 'Provider', 'Proxy', 'Readonly', 'ReadonlyArray', 'Record', 'Reflect', 'RegExp', 'Required', 'ReturnType',
  'Set', 'String', 'Symbol', 'ThisType', 'Uint8Array', 'Uncapitalize', 'Undefined', 'UnknownEvent', 'Uppercase', 'WeakMap', 'WeakSet',
  'WebhookEvent', 'WebhookEventMap',
]); // biome-ignore format: a list reads better dense

/** The type name of a definition. A reserved name gets the suffix `Shape`. */
export function definitionTypeName(text: string): string {
  const name = pascalCase(text);
  return RESERVED_TYPE_NAMES.has(name) ? `${name}Shape` : name;
}

/** `user.created` → `UserCreatedEvent`. A reserved name gets the suffix twice, because vendors choose event types. */
export function eventTypeName(type: string): string {
  const name = `${pascalCase(type)}Event`;
  return RESERVED_TYPE_NAMES.has(name) ? `${name}Event` : name;
}

/** `subscribe` → `SubscribeCommand`. */
export function commandTypeName(name: string): string {
  return `${pascalCase(name)}Command`;
}

/** Functions that the validators of every provider export. */
const PARSER_NAMES = ['parseEvent', 'parseEvents', 'safeParseEvent', 'safeParseEvents'];

/**
 * `UserCreatedEvent` → `isUserCreatedEvent` and `userCreatedEvent`. A validator gets the suffix `Validator` if a parser or
 * the guard of another event has its name: those of `parse` and `is.user`.
 */
export function functionNames(typeNames: readonly string[]): readonly EventNames[] {
  const taken = new Set([...PARSER_NAMES, ...typeNames.map((name) => `is${name}`)]);
  return typeNames.map((typeName) => {
    const name = typeName.charAt(0).toLowerCase() + typeName.slice(1);
    return { typeName, guardName: `is${typeName}`, validatorName: taken.has(name) ? `${name}Validator` : name };
  });
}

/** Whether a text is valid as an `x-name`: words of letters and digits. */
export function isName(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*([ ._-][A-Za-z0-9]+)*$/.test(text);
}

/** Whether a text is valid as the `x-name` of an event, which has no suffix `Event`. */
export function isEventName(text: string): boolean {
  return isName(text) && !pascalCase(text).endsWith('Event');
}

/** A file name and URL segment that is safe on every system. Keeps letters, digits, `.`, `_` and `-`. */
export function slug(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '');
  const name = safe === '' ? `x-${digest(text)}` : safe;
  return shorten(name.replace(RESERVED_FILE_NAMES, '$1-'), text);
}

/** Names of other generated files, and of Windows devices, which are reserved with every extension. */
const RESERVED_FILE_NAMES = /^(index|con|prn|aux|nul|com\d|lpt\d|readme|llms|site|404)(?=\.|$)/i;

/** A lower-case slug, for package subpaths. */
export function lowerSlug(text: string): string {
  return slug(wordsOf(text).join('-').toLowerCase());
}

/** `user.created` → `User created`. */
export function titleCase(text: string): string {
  const words = wordsOf(text)
    .map((word) => word.toLowerCase())
    .join(' ');
  return words === '' ? text : words.charAt(0).toUpperCase() + words.slice(1);
}
