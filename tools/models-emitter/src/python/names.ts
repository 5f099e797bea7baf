import { wordsOf } from '@hookbook/contract/text';
import { identifiersOf } from '../text/identifiers.ts';
import { unreserved } from '../text/unreserved.ts';

const KEYWORDS = [
  'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif',
  'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass',
  'raise', 'return', 'try', 'while', 'with', 'yield',
]; // biome-ignore format: a list reads better dense

/** What every model inherits from pydantic or from the runtime. */
const MODEL_ATTRIBUTES = [
  'Config', 'construct', 'copy', 'dict', 'fields', 'from_json', 'from_orm', 'from_value', 'json', 'parse_file', 'parse_obj',
  'parse_raw', 'schema', 'schema_json', 'to_json', 'to_value', 'update_forward_refs', 'validate',
]; // biome-ignore format: a list reads better dense

const RESERVED_NAMES = new Set([...KEYWORDS, ...MODEL_ATTRIBUTES]);
const MAX_LENGTH = 80;

/** The name of a class. Models have names in Pascal case, three of which are keywords. */
export function className(name: string): string {
  return KEYWORDS.includes(name) ? `${name}_` : name;
}

/**
 * The attributes of a class: the names on the wire, as far as Python allows. `models` are the names of all classes of the
 * module, which its annotations refer to.
 */
export function attributeNames(names: readonly string[], models: ReadonlySet<string>): readonly string[] {
  const isReserved = (name: string) => RESERVED_NAMES.has(name) || /^model_.*[^_]$/.test(name) || models.has(name);
  return identifiersOf(names, {
    isIdentifier: (name) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && name.length <= MAX_LENGTH && !isReserved(name),
    convert: (name) => {
      const converted = /^[A-Za-z_]\w*$/.test(name) ? name.replace(/^_+/, '') : wordsOf(name).join('_');
      const attribute = /^[A-Za-z]/.test(converted) ? converted : `n${converted}`;
      return unreserved(attribute, isReserved);
    },
  });
}

/** The modules of providers, by their slugs. `names` that differ only in punctuation get different modules. */
export function moduleNames(slugs: readonly string[]): readonly string[] {
  return identifiersOf(slugs, {
    isIdentifier: (slug) => /^[a-z][a-z0-9_]*$/.test(slug) && !KEYWORDS.includes(slug),
    convert: (slug) => {
      const name = slug
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+/, '');
      const module = /^[a-z]/.test(name) ? name : `n${name}`;
      return KEYWORDS.includes(module) ? `${module}_` : module;
    },
  });
}
