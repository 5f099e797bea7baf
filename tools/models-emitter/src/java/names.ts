import { wordsOf } from '@hookbook/contract/text';
import { identifiersOf } from '../text/identifiers.ts';
import { unreserved } from '../text/unreserved.ts';

const KEYWORDS = [
  'abstract', 'assert', 'boolean', 'break', 'byte', 'case', 'catch', 'char', 'class', 'const', 'continue', 'default', 'do',
  'double', 'else', 'enum', 'extends', 'false', 'final', 'finally', 'float', 'for', 'goto', 'if', 'implements', 'import',
  'instanceof', 'int', 'interface', 'long', 'native', 'new', 'null', 'package', 'private', 'protected', 'public', 'return',
  'short', 'static', 'strictfp', 'super', 'switch', 'synchronized', 'this', 'throw', 'throws', 'transient', 'true', 'try',
  'void', 'volatile', 'while', '_',
]; // biome-ignore format: a list reads better dense

/** Words that no type can be called. */
const TYPE_KEYWORDS = ['permits', 'record', 'sealed', 'var', 'yield'];

/** Packages, which a type with such a name would hide. */
const PACKAGES = ['com', 'hookbook', 'java'];

/** Windows has no files with these names, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/i;

/** What each package declares beside its models. */
export const PROVIDER_TYPES = { event: 'Event', events: 'Events', unknownEvent: 'UnknownEvent' } as const;

const RESERVED_TYPES = new Set([...KEYWORDS, ...TYPE_KEYWORDS, ...PACKAGES]);
const RESERVED_FILES = new Set(Object.values(PROVIDER_TYPES).map(folded));

/** The methods without parameters that every model has. */
const MODEL_METHODS = [
  'clone', 'finalize', 'getClass', 'hashCode', 'notify', 'notifyAll', 'toJson', 'toString', 'unknownMembers', 'wait',
]; // biome-ignore format: a list reads better dense

/** Modelina loses a property that is called like the prototype of objects. */
const RESERVED_METHODS = new Set([...KEYWORDS, ...MODEL_METHODS, '__proto__']);

/** The static field of every model that is not a known value of an enum. */
export const TYPE_FIELD = 'JSON_TYPE';

const MAX_LENGTH = 80;

/** The classes of models, by their names in Pascal case. File systems and archives may ignore case. */
export function classNames(models: readonly string[]): ReadonlyMap<string, string> {
  const isReserved = (name: string) =>
    RESERVED_TYPES.has(name) || RESERVED_FILES.has(folded(name)) || DEVICES.test(name);
  const names = identifiersOf(models, {
    isIdentifier: (name) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && name.length <= MAX_LENGTH && !isReserved(name),
    convert: (name) => unreserved(name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?![A-Za-z])/, 'N'), isReserved),
    fold: folded,
  });
  return new Map(models.map((model, index) => [model, names[index] ?? '']));
}

/** The accessors of a class: the names on the wire, as far as Java allows. An event also has the accessor `eventType`. */
export function accessorNames(members: readonly string[], isEvent: boolean): readonly string[] {
  const isReserved = (name: string) => RESERVED_METHODS.has(name) || (isEvent && name === 'eventType');
  return identifiersOf(members, {
    isIdentifier: (name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name.length <= MAX_LENGTH && !isReserved(name),
    convert: (name) => {
      const isClose = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
      const accessor = isClose ? name : camelCase(name) || 'empty';
      return unreserved(/^\d/.test(accessor) ? `n${accessor}` : accessor, isReserved);
    },
  });
}

/** The constants of an enum, `IN_PROGRESS`. */
export function constantNames(values: readonly string[]): readonly string[] {
  const isReserved = (name: string) => name === TYPE_FIELD;
  return identifiersOf(values, {
    isIdentifier: (value) => /^[A-Z][A-Z0-9_]*$/.test(value) && value.length <= MAX_LENGTH && !isReserved(value),
    convert: (value) => {
      const name = wordsOf(value).join('_').toUpperCase() || 'EMPTY';
      return unreserved(/^\d/.test(name) ? `N${name}` : name, isReserved);
    },
  });
}

/** The packages of providers, by their slugs, beside the package `runtime`. */
export function packageNames(slugs: readonly string[]): readonly string[] {
  const isReserved = (name: string) => KEYWORDS.includes(name) || name === 'runtime' || DEVICES.test(name);
  return identifiersOf(slugs, {
    isIdentifier: (slug) => /^[a-z][a-z0-9_]*$/.test(slug) && !isReserved(slug),
    convert: (slug) => {
      const name = wordsOf(slug).join('_').toLowerCase();
      return unreserved(/^[a-z]/.test(name) ? name : `n${name}`, isReserved);
    },
  });
}

function folded(name: string): string {
  return name.toLowerCase();
}

function camelCase(text: string): string {
  const [first = '', ...others] = wordsOf(text);
  return [first.toLowerCase(), ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}
