import { FIELD_NAMES, type Kind } from './fieldNames.ts';

/** Finds the kind of a field. Remembers the names it has seen. */
export interface FieldKinds {
  /** The lower-case words of a name: `createdAt` → created, at. */
  readonly wordsOf: (name: string) => readonly string[];
  /** The kind of the field whose name, and the names of the fields around it, consist of these words. */
  readonly kindOf: (words: readonly string[]) => Kind | undefined;
}

/** Fields whose names begin so are numbers of something, unless the end says otherwise. */
const COUNTS = new Set(['num', 'total', 'max', 'min', 'number', 'count']);
const MAX_ENTRY_WORDS = 4;
/** Longer names are no names that people choose. */
const MAX_NAME_LENGTH = 80;

export function createFieldKinds(): FieldKinds {
  const kinds = new Map<string, Kind>();
  for (const [kind, names] of Object.entries(FIELD_NAMES) as [Kind, string][])
    for (const name of names.split(',')) kinds.set(name.trim().replace(/\s+/g, ' '), kind);
  const known = new Map<string, readonly string[]>();
  const wordsOf = (name: string): readonly string[] => {
    const words = known.get(name) ?? splitName(name);
    known.set(name, words);
    return words;
  };
  const found = new Map<string, Kind | undefined>();
  const kindOf = (words: readonly string[]): Kind | undefined => {
    const ending = words.slice(-MAX_ENTRY_WORDS);
    const key = ending.join(' ');
    if (!found.has(key)) found.set(key, findKind(ending, kinds));
    return found.get(key);
  };
  return { wordsOf, kindOf };
}

function splitName(name: string): readonly string[] {
  const spaced = name
    .slice(0, MAX_NAME_LENGTH)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return spaced
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

function findKind(words: readonly string[], kinds: ReadonlyMap<string, Kind>): Kind | undefined {
  for (let start = 0; start < words.length; start++) {
    const ending = words.slice(start).join(' ');
    const found = wordForms(ending).map((form) => kinds.get(form));
    const kind = found.find((candidate) => candidate !== undefined);
    if (kind) return kind;
  }
  return words.some((word) => COUNTS.has(word)) ? 'count' : undefined;
}

/** The words as they are, in the singular, and without a number at the end. */
function wordForms(words: string): readonly string[] {
  const forms = [words];
  if (words.endsWith('s')) forms.push(words.slice(0, -1));
  if (words.endsWith('es')) forms.push(words.slice(0, -2));
  if (words.endsWith('ies')) forms.push(`${words.slice(0, -3)}y`);
  if (/\D\d+$/.test(words)) forms.push(words.replace(/\d+$/, ''));
  return forms;
}
