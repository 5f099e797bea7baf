import type { Webhook } from '@hookbook/contract';
import { jsonLiteral, stringLiteral } from '@hookbook/contract/text';
import { formatCheckOf } from './formats.ts';

/** The functions and constants of @hookbook/validators that generated code imports, by file. */
const RUNTIME: Readonly<Record<string, readonly string[]>> = {
  'checks/arrays.ts': ['contains', 'items', 'unique'],
  'checks/objects.ts': ['closed', 'equal', 'getOwn', 'isObject', 'members', 'names', 'size'],
  'checks/values.ts': ['longEnough', 'MAX_DEPTH', 'multipleOf', 'shortEnough'],
  'explain/explain.ts': ['matchesRules'],
  'formats/matches.ts': ['matches'],
};

/** The constants that the code of several schemas may share. Their names start with the kind. */
export type ConstantKind = 'pattern' | 'set' | 'literal';

/**
 * What the code of a schema needs of its module: a constant, a function or a part of rules with this text, the handlers of
 * keywords, an import, the check or the rules of a definition, or a function with the rules of a schema, given as a literal.
 */
export type Request = `${RequestKind} ${string}`;

export type RequestKind = ConstantKind | 'check' | 'part' | 'handlers' | 'use' | 'checkOf' | 'rulesOf' | 'explained';

/**
 * Code that is not yet part of a module. In its text, and in those of its requests, a placeholder stands for each name
 * that the module decides.
 */
export interface Part {
  readonly text: string;
  readonly requests: readonly Request[];
  /** How many requests of an earlier part of the same schema come before these. Placeholders may stand for them too. */
  readonly start: number;
}

/** Collects what the code of one schema needs of its module. Equal requests have the same placeholder. */
export interface Requests {
  /** Imports a name from the runtime and returns it. */
  readonly use: (name: string, file?: string) => string;
  /** A constant with a regular expression. */
  readonly pattern: (pattern: string) => string;
  /** An expression that is true if a text matches. */
  readonly matches: (pattern: string, text: string) => string;
  /** Imports the function that checks a format. Undefined if validators do not assert the format. */
  readonly formatCheck: (format: string | undefined) => string | undefined;
  /** A constant with a `Set`. */
  readonly set: (values: readonly unknown[]) => string;
  /** A constant with a JSON value. */
  readonly literal: (value: unknown) => string;
  /** A constant with the handlers of these keywords. */
  readonly handlers: (keywords: readonly string[]) => string;
  /** A function, given as the text of an arrow function. */
  readonly check: (text: string) => string;
  /** A text inside the rules, which becomes a constant if it is used more than once. */
  readonly part: (text: string) => string;
  /** Declares the check of a definition before the code that follows, unless it replaces its calls. */
  readonly checkOf: (definition: string) => void;
  /** The function with the rules of a definition. */
  readonly rulesOf: (definition: string) => string;
  /** The function with the rules of a schema, given as a literal. */
  readonly explained: (schema: string) => string;
  /** A text of another part, with placeholders of this one. */
  readonly adopt: (text: string, requests: readonly Request[]) => string;
  /** How long a text is in a module where each name has a number of one digit. */
  readonly writtenLength: (text: string) => number;
  /** The part with everything that was requested since the last one. */
  readonly take: (text: string) => Part;
}

export function createRequests({ formats = 'assertion' }: Pick<Webhook, 'formats'>): Requests {
  const requests: Request[] = [];
  const indexes = new Map<Request, number>();
  let start = 0;

  const request = (kind: RequestKind, text: string): string => {
    const made: Request = `${kind} ${text}`;
    const index = indexes.get(made) ?? requests.push(made) - 1;
    indexes.set(made, index);
    return `\u0080${index}\u0081`;
  };
  const use: Requests['use'] = (name, file = fileOf(name)) => {
    request('use', `${name} ${file}`);
    return name;
  };
  const pattern: Requests['pattern'] = (text) =>
    request('pattern', `/* @__PURE__ */ new RegExp(${stringLiteral(text)}, 'u')`);
  const adopt: Requests['adopt'] = (text, theirs) =>
    fill(text, (index) => {
      const [kind, inner] = kindAndText(theirs[index] as Request);
      return request(kind, adopt(inner, theirs));
    });

  return {
    use,
    pattern,
    matches: (text, value) => `${use('matches')}(${pattern(text)}, ${value})`,
    formatCheck: (format) => {
      const check = formats === 'assertion' ? formatCheckOf(format) : undefined;
      return check && use(check.name, check.file);
    },
    set: (values) => request('set', `/* @__PURE__ */ new Set(${jsonLiteral(values)})`),
    literal: (value) => request('literal', jsonLiteral(value)),
    handlers: (keywords) => request('handlers', keywords.join()),
    check: (text) => request('check', text),
    part: (text) => request('part', text),
    checkOf: (definition) => void request('checkOf', definition),
    rulesOf: (definition) => request('rulesOf', definition),
    explained: (schema) => request('explained', schema),
    adopt,
    writtenLength: (text) => fill(text, (index) => `${kindAndText(requests[index] as Request)[0]}_1`).length,
    take: (text) => {
      const part = { text, requests: requests.slice(start), start };
      start = requests.length;
      return part;
    },
  };
}

/**
 * Replaces the placeholder of each request, given its index. Literals escape these control characters, so quoted text
 * contains no placeholder. Splitting is faster here than a regular expression.
 */
export function fill(text: string, value: (index: number) => string): string {
  const [first = '', ...others] = text.split('\u0080');
  let filled = first;
  for (const other of others) {
    const end = other.indexOf('\u0081');
    filled += value(Number(other.slice(0, end))) + other.slice(end + 1);
  }
  return filled;
}

export function hasPlaceholder(text: string): boolean {
  return text.includes('\u0080');
}

export function kindAndText(request: Request): readonly [RequestKind, string] {
  const end = request.indexOf(' ');
  return [request.slice(0, end) as RequestKind, request.slice(end + 1)];
}

function fileOf(name: string): string {
  const file = Object.keys(RUNTIME).find((candidate) => RUNTIME[candidate]?.includes(name));
  if (!file) throw new Error(`The runtime of @hookbook/validators has no ${name}.`);
  return file;
}
