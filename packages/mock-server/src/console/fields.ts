import { type Token, tokensOf } from './jsonTokens.ts';

export type FieldKind = 'text' | 'number' | 'boolean' | 'json';

/** A value in a payload that can be changed: a leaf of its tree, or an empty object or array. */
export interface Field {
  /** JSON pointer. */
  readonly pointer: string;
  /** The path for people: `data.items[0].id`. */
  readonly label: string;
  /** `json` is anything else, such as `null`: it is edited as JSON text. */
  readonly kind: FieldKind;
  /** What an input shows at first: the text of a string, and the JSON text of anything else. */
  readonly initial: string;
  /** Whether it is a member of an object. An item of an array cannot be removed. */
  readonly isRemovable: boolean;
}

/** The fields of a JSON text, or `undefined` if it is not JSON. */
export function fieldsOf(body: string): readonly Field[] | undefined {
  const tokens = tokensOf(body);
  return tokens && readFields(tokens);
}

interface Container {
  readonly isObject: boolean;
  readonly pointer: string;
  readonly label: string;
  /** The name or index of the current member. */
  name: string;
}

function readFields(tokens: readonly Token[]): readonly Field[] {
  const fields: Field[] = [];
  const containers: Container[] = [];
  tokens.forEach((token, index) => {
    const parent = containers.at(-1);
    const next = tokens[index + 1];
    if (token.kind === 'key' && parent) parent.name = JSON.parse(token.text);
    else if (token.kind === 'comma' && parent && !parent.isObject) parent.name = String(Number(parent.name) + 1);
    else if (token.kind === 'close') containers.pop();
    else if (token.kind === 'open') {
      if (next?.kind === 'close' && parent) fields.push(fieldAt(parent, token.text + next.text));
      const place = parent ? { pointer: pointerOf(parent), label: labelOf(parent) } : { pointer: '', label: '' };
      containers.push({ ...place, isObject: token.text === '{', name: '0' });
    } else if ((token.kind === 'string' || token.kind === 'literal') && parent)
      fields.push(fieldAt(parent, token.text));
  });
  return fields;
}

function fieldAt(parent: Container, source: string): Field {
  const kind = kindOf(source);
  return {
    pointer: pointerOf(parent),
    label: labelOf(parent),
    kind,
    initial: kind === 'text' ? JSON.parse(source) : source,
    isRemovable: parent.isObject,
  };
}

function kindOf(source: string): FieldKind {
  if (source.startsWith('"')) return 'text';
  if (source === 'true' || source === 'false') return 'boolean';
  return /^[-\d]/.test(source) ? 'number' : 'json';
}

function pointerOf({ pointer, name }: Container): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function labelOf({ isObject, label, name }: Container): string {
  if (!isObject) return `${label}[${name}]`;
  if (!/^[\w$-]+$/.test(name)) return `${label}[${JSON.stringify(name)}]`;
  return label === '' ? name : `${label}.${name}`;
}
