import type { Webhook } from '@hookbook/contract';
import { jsonLiteral, stringLiteral } from '@hookbook/contract/text';
import { scannerOf } from './formats.ts';
import type { KeywordHandler } from './keywordHandlers.ts';

/** What the runtime of @hookbook/validators offers to generated code, by the file it stands in. */
const RUNTIME: Readonly<Record<string, readonly string[]>> = {
  'checks/arrays.ts': ['contains', 'items', 'unique'],
  'checks/objects.ts': ['closed', 'equal', 'getOwn', 'isObject', 'members', 'names', 'size'],
  'checks/values.ts': ['longEnough', 'MAX_DEPTH', 'multipleOf', 'shortEnough'],
  'explain/explain.ts': ['matchesRules'],
  'formats/matches.ts': ['matches'],
};

/** Collects what the functions of one module share: imports, and constants that equal text is made only once for. */
export interface ModuleBuilder {
  /** Imports a name of the runtime, and gives it back. */
  readonly use: (name: string, file?: string) => string;
  readonly pattern: (pattern: string) => string;
  /** Whether a text matches, as an expression. */
  readonly matches: (pattern: string, text: string) => string;
  /** Imports the function that scans a format, where it is one that validators assert. */
  readonly scanner: (format: string | undefined) => string | undefined;
  readonly set: (values: readonly unknown[]) => string;
  readonly literal: (value: unknown) => string;
  /** The functions that walks along the rules of a schema need, by keyword. */
  readonly handlers: (handlers: readonly KeywordHandler[]) => string;
  /** A function without a name of its own, given as the text of an arrow function. */
  readonly check: (text: string) => string;
  readonly declare: (name: string, text: string) => void;
  readonly imports: () => ReadonlyMap<string, readonly string[]>;
  /** Statements that need nothing but literals, then those of functions. */
  readonly statements: () => string[];
}

export function createModuleBuilder({ formats = 'assertion' }: Pick<Webhook, 'formats'>): ModuleBuilder {
  const imports = new Map<string, Set<string>>();
  const constants = new Map<string, string>();
  const checks = new Map<string, string>();
  const declared: string[] = [];

  const once = (kept: Map<string, string>, prefix: string, text: string): string => {
    const name = kept.get(text) ?? `${prefix}_${kept.size + 1}`;
    kept.set(text, name);
    return name;
  };
  const use: ModuleBuilder['use'] = (name, file = fileOf(name)) => {
    imports.set(file, (imports.get(file) ?? new Set()).add(name));
    return name;
  };
  const pattern: ModuleBuilder['pattern'] = (text) =>
    once(constants, 'pattern', `/* @__PURE__ */ new RegExp(${stringLiteral(text)}, 'u')`);
  const statements = (kept: Map<string, string>) => [...kept].map(([text, name]) => statement(name, text));

  return {
    use,
    pattern,
    matches: (text, value) => `${use('matches')}(${pattern(text)}, ${value})`,
    scanner: (format) => {
      const scanner = formats === 'assertion' ? scannerOf(format) : undefined;
      return scanner && use(scanner.name, scanner.file);
    },
    set: (values) => once(constants, 'set', `/* @__PURE__ */ new Set(${jsonLiteral(values)})`),
    handlers: (handlers) => {
      const members = handlers.map(({ keyword, name, file }) => `${keyword}: ${use(name, file)}`);
      return once(constants, 'handlers', `{ ${members.join(', ')} } as KeywordHandlers`);
    },
    literal: (value) => once(constants, 'literal', jsonLiteral(value)),
    check: (text) => once(checks, 'check', text),
    declare: (name, text) => void declared.push(statement(name, text)),
    imports: () => new Map([...imports].sort().map(([file, names]) => [file, [...names].sort()])),
    statements: () => [...statements(constants), ...statements(checks), ...declared],
  };
}

function statement(name: string, text: string): string {
  return `const ${name} = ${text};`;
}

function fileOf(name: string): string {
  const file = Object.keys(RUNTIME).find((each) => RUNTIME[each]?.includes(name));
  if (!file) throw new Error(`The runtime of @hookbook/validators has no ${name}.`);
  return file;
}
