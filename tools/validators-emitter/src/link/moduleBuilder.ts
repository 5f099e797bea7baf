import { HANDLERS } from '../module/keywordHandlers.ts';
import type { ConstantKind } from '../module/requests.ts';

export type Import = readonly [file: string, names: readonly string[]];

/** Collects the imports, constants and functions of one module. Equal texts share one constant or function. */
export interface ModuleBuilder {
  /** Imports a name from a file: `name file`. */
  readonly use: (nameAndFile: string) => void;
  /** The name of a constant. */
  readonly constant: (kind: ConstantKind, text: string) => string;
  /** The name of a constant with the handlers of keywords, which commas separate. */
  readonly handlers: (keywords: string) => string;
  /** The name of a function, given as the text of an arrow function. */
  readonly check: (text: string) => string;
  readonly declare: (name: string, text: string) => void;
  /** Files and the names imported from them, both sorted. */
  readonly imports: () => Import[];
  /** Constants first, then functions. */
  readonly statements: () => string[];
}

export function createModuleBuilder(): ModuleBuilder {
  const uses = new Set<string>();
  const constants = new Map<string, string>();
  const handlers = new Map<string, string>();
  const checks = new Map<string, string>();
  const declared: string[] = [];

  const nameOf = (names: Map<string, string>, prefix: string, text: string): string => {
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = `${prefix}_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  const handlersText = (keywords: string): string => {
    const members = keywords.split(',').flatMap((keyword) => {
      const handler = HANDLERS.get(keyword);
      if (!handler) return [];
      uses.add(`${handler.name} ${handler.file}`);
      return `${keyword}: ${handler.name}`;
    });
    return `{ ${members.join(', ')} } as KeywordHandlers`;
  };
  const statements = (names: Map<string, string>) => [...names].map(([text, name]) => statement(name, text));

  return {
    use: (nameAndFile) => void uses.add(nameAndFile),
    constant: (kind, text) => nameOf(constants, kind, text),
    handlers: (keywords) => {
      const name = handlers.get(keywords) ?? nameOf(constants, 'handlers', handlersText(keywords));
      handlers.set(keywords, name);
      return name;
    },
    check: (text) => nameOf(checks, 'check', text),
    declare: (name, text) => void declared.push(statement(name, text)),
    imports: () => importsOf(uses),
    statements: () => [...statements(constants), ...statements(checks), ...declared],
  };
}

function importsOf(uses: ReadonlySet<string>): Import[] {
  const imports = new Map<string, string[]>();
  for (const use of [...uses].sort()) {
    const [name = '', file = ''] = use.split(' ');
    imports
      .set(file, imports.get(file) ?? [])
      .get(file)
      ?.push(name);
  }
  return [...imports].sort(([a], [b]) => (a < b ? -1 : 1));
}

function statement(name: string, text: string): string {
  return `const ${name} = ${text};`;
}
