import type { Webhook } from '@hookbook/contract';
import { jsonLiteral, stringLiteral } from '@hookbook/contract/text';
import { formatCheckOf } from './formats.ts';
import type { KeywordHandler } from './keywordHandlers.ts';

/** The functions and constants of @hookbook/validators that generated code imports, by file. */
const RUNTIME: Readonly<Record<string, readonly string[]>> = {
  'checks/arrays.ts': ['contains', 'items', 'unique'],
  'checks/objects.ts': ['closed', 'equal', 'getOwn', 'isObject', 'members', 'names', 'size'],
  'checks/values.ts': ['longEnough', 'MAX_DEPTH', 'multipleOf', 'shortEnough'],
  'explain/explain.ts': ['matchesRules'],
  'formats/matches.ts': ['matches'],
};

/** Collects the imports, constants and functions of one module. Equal texts share one constant or function. */
export interface ModuleBuilder {
  /** Imports a name from the runtime and returns it. */
  readonly use: (name: string, file?: string) => string;
  /** The name of a constant with a regular expression. */
  readonly pattern: (pattern: string) => string;
  /** An expression that is true if a text matches. */
  readonly matches: (pattern: string, text: string) => string;
  /** Imports the function that checks a format. Undefined if validators do not assert the format. */
  readonly formatCheck: (format: string | undefined) => string | undefined;
  /** The name of a constant with a `Set`. */
  readonly set: (values: readonly unknown[]) => string;
  /** The name of a constant with a JSON value. */
  readonly literal: (value: unknown) => string;
  /** The name of a constant with the keyword handlers that explaining a schema needs. */
  readonly handlers: (handlers: readonly KeywordHandler[]) => string;
  /** The name of a function, given as the text of an arrow function. */
  readonly check: (text: string) => string;
  readonly declare: (name: string, text: string) => void;
  readonly imports: () => ReadonlyMap<string, readonly string[]>;
  /** Constants first, then functions. */
  readonly statements: () => string[];
}

export function createModuleBuilder({ formats = 'assertion' }: Pick<Webhook, 'formats'>): ModuleBuilder {
  const imports = new Map<string, Set<string>>();
  const constants = new Map<string, string>();
  const checks = new Map<string, string>();
  const declared: string[] = [];

  const nameOf = (names: Map<string, string>, prefix: string, text: string): string => {
    const name = names.get(text) ?? `${prefix}_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  const use: ModuleBuilder['use'] = (name, file = fileOf(name)) => {
    imports.set(file, (imports.get(file) ?? new Set()).add(name));
    return name;
  };
  const pattern: ModuleBuilder['pattern'] = (text) =>
    nameOf(constants, 'pattern', `/* @__PURE__ */ new RegExp(${stringLiteral(text)}, 'u')`);
  const statements = (names: Map<string, string>) => [...names].map(([text, name]) => statement(name, text));

  return {
    use,
    pattern,
    matches: (text, value) => `${use('matches')}(${pattern(text)}, ${value})`,
    formatCheck: (format) => {
      const check = formats === 'assertion' ? formatCheckOf(format) : undefined;
      return check && use(check.name, check.file);
    },
    set: (values) => nameOf(constants, 'set', `/* @__PURE__ */ new Set(${jsonLiteral(values)})`),
    literal: (value) => nameOf(constants, 'literal', jsonLiteral(value)),
    handlers: (handlers) => {
      const members = handlers.map(({ keyword, name, file }) => `${keyword}: ${use(name, file)}`);
      return nameOf(constants, 'handlers', `{ ${members.join(', ')} } as KeywordHandlers`);
    },
    check: (text) => nameOf(checks, 'check', text),
    declare: (name, text) => void declared.push(statement(name, text)),
    imports: () => new Map([...imports].sort().map(([file, names]) => [file, [...names].sort()])),
    statements: () => [...statements(constants), ...statements(checks), ...declared],
  };
}

function statement(name: string, text: string): string {
  return `const ${name} = ${text};`;
}

function fileOf(name: string): string {
  const file = Object.keys(RUNTIME).find((candidate) => RUNTIME[candidate]?.includes(name));
  if (!file) throw new Error(`The runtime of @hookbook/validators has no ${name}.`);
  return file;
}
