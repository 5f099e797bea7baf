import { createHash } from 'node:crypto';

/** Every name in generated output is made here: identifiers, file names, URL segments. */

const MAX_LENGTH = 80;

/** Names that generated modules declare themselves, or that TypeScript and JavaScript already give a meaning. */
const TAKEN = new Set([
  'Any', 'Array', 'ArrayBuffer', 'Awaited', 'BigInt', 'Boolean', 'Capitalize', 'ConstructorParameters', 'DataView', 'Date',
  'Error', 'EventMap', 'EventOf', 'Event', 'Exclude', 'Extract', 'Function', 'Infinity', 'InstanceType', 'Iterable', 'Iterator', 'JSON',
  'Lowercase', 'Map', 'Math', 'NaN', 'NonNullable', 'Null', 'Number', 'Object', 'Omit', 'OmitThisParameter', 'Parameters',
  'Partial', 'Pick', 'Promise', 'Provider', 'Proxy', 'Readonly', 'ReadonlyArray', 'Record', 'Reflect', 'RegExp', 'Required', 'ReturnType',
  'Set', 'String', 'Symbol', 'ThisType', 'Uint8Array', 'Uncapitalize', 'Undefined', 'UnknownEvent', 'Uppercase', 'WeakMap', 'WeakSet',
  'WebhookEvent', 'WebhookEventMap',
]); // biome-ignore format: a list reads better dense

/** `user.created`, `USER_CREATED`, `userCreated` → `UserCreated`. Always an identifier. */
export function pascalCase(text: string): string {
  const name = wordsOf(text).map(capitalise).join('');
  return shorten(/^[A-Z]/.test(name) ? name : `N${name}`, text);
}

/** The type name of a shared shape: the last part of its file name or key. A taken name gets the ending `Shape`. */
export function definitionTypeName(text: string): string {
  const name = pascalCase(text);
  return TAKEN.has(name) ? `${name}Shape` : name;
}

/** `user.created` → `UserCreatedEvent`. What vendors call their events cannot be changed, so a taken name is made another. */
export function eventTypeName(type: string): string {
  const name = `${pascalCase(type)}Event`;
  return TAKEN.has(name) ? `${name}Event` : name;
}

/** Whether it can be the name of an event that its event type gives no name of its own: words, without the ending `Event`. */
export function isEventName(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*([ ._-][A-Za-z0-9]+)*$/.test(text) && !pascalCase(text).endsWith('Event');
}

/** A name that nothing else has, for the second of two things that would get the same one. */
export function disambiguate(name: string, identity: string): string {
  return `${name}_${digest(identity)}`;
}

/** The wanted name or, where it is taken, one with a number behind it. */
export function uniqueName(wanted: string, isTaken: (name: string) => boolean, separator = ''): string {
  let name = wanted;
  for (let count = 2; isTaken(name); count++) name = `${wanted}${separator}${count}`;
  return name;
}

/** Safe as a file name and a URL segment on every system; keeps letters, digits, `.`, `_` and `-`. */
export function slug(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '');
  const named = safe === '' ? `x-${digest(text)}` : safe;
  return shorten(named.replace(RESERVED, '$1-'), text);
}

/** Names that generated files have themselves, and devices of Windows, which have the name with every ending. */
const RESERVED = /^(index|con|prn|aux|nul|com\d|lpt\d|readme|llms|site|404)(?=\.|$)/i;

/** A slug in lower case, for what becomes a package subpath. */
export function lowerSlug(text: string): string {
  return slug(wordsOf(text).join('-').toLowerCase());
}

/** `user.created` → `User created`, for a message without a title. */
export function titleCase(text: string): string {
  const words = wordsOf(text)
    .map((word) => word.toLowerCase())
    .join(' ');
  return words === '' ? text : words.charAt(0).toUpperCase() + words.slice(1);
}

/** Words of letters and digits. What has none (an emoji, another script) is spelt by its code points. */
function wordsOf(text: string): string[] {
  const spaced = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  const words = spaced.match(/[A-Za-z0-9]+/g) ?? [];
  if (words.length > 0) return words;
  return [...text].map((char) => `u${(char.codePointAt(0) ?? 0).toString(16)}`);
}

function capitalise(word: string): string {
  const rest = word.slice(1);
  return word.charAt(0).toUpperCase() + (/^[A-Z0-9]+$/.test(word) ? rest.toLowerCase() : rest);
}

function shorten(name: string, text: string): string {
  return name.length <= MAX_LENGTH ? name : `${name.slice(0, MAX_LENGTH - 9)}_${digest(text)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
