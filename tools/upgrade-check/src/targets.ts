import { fromPointer } from '@hookbook/contract/data';
import type TypeScript from 'typescript-5';
import type { ChangedPlace, ProviderSubpaths } from './changedPlace.ts';
import type { PackageOf } from './packageFiles.ts';
import type { Api } from './project.ts';

export interface Context {
  readonly ts: Api;
  readonly program: TypeScript.Program;
  readonly checker: TypeScript.TypeChecker;
  readonly packageOf: PackageOf;
}

/** An event type that code may name as text. */
export interface NamedEvent<C> {
  readonly type: string;
  readonly slug: string;
  /** All event types of the provider. */
  readonly siblings: ReadonlySet<string>;
  readonly change: C;
}

/** A change of a provider, which touches the code that imports one of these packages. */
export interface ProviderChange<C> {
  readonly packages: ReadonlySet<string>;
  readonly change: C;
}

/** What to look for in the code of a project. */
export interface Targets<C> {
  /** By the declarations of fields, types and functions in the packages. */
  readonly declarations: ReadonlyMap<TypeScript.Node, readonly C[]>;
  readonly events: readonly NamedEvent<C>[];
  /** By names in lower case. */
  readonly headers: ReadonlyMap<string, readonly C[]>;
  /** By the subpath of a provider: what the code that imports it is about. */
  readonly providers: ReadonlyMap<string, readonly ProviderChange<C>[]>;
  /** By the name of a provider that is gone or has another name. */
  readonly providerNames: ReadonlyMap<string, readonly C[]>;
}

/** Rules of which the type of a field tells, so that code with only that type is touched, too. */
const RULES_OF_TYPES = /^(?:type|enum|const|open-member|variant|union|constraint|tuple|items|map-values)-/;

/** Finds what changes are about among the declarations of the packages. */
export function createTargets<C extends ChangedPlace>(
  context: Context,
  changes: readonly C[],
  providers: readonly ProviderSubpaths[],
): Targets<C> {
  const declarations = new Map<TypeScript.Node, C[]>();
  const events: NamedEvent<C>[] = [];
  const headers = new Map<string, C[]>();
  const byProvider = new Map<string, ProviderChange<C>[]>();
  const providerNames = new Map<string, C[]>();
  const subpaths = new Map(providers.map((provider) => [provider.name, provider.subpaths]));
  const modules = typeModules(context);
  const places = changes.flatMap((change) =>
    (subpaths.get(change.provider) ?? []).map((subpath) => ({ change, subpath })),
  );
  for (const { change, subpath } of places) {
    const found = modules.get(subpath) ?? [];
    const add = (symbol: TypeScript.Symbol | undefined) => {
      for (const declaration of symbol?.declarations ?? []) push(declarations, declaration, change);
    };
    if (change.shape !== undefined) for (const module of found) add(module.exports.get(change.shape));
    else if (change.event === undefined) {
      push(byProvider, subpath, { packages: packagesOf(change), change });
      if (isOfProvider(change)) push(providerNames, change.provider, change);
    } else if (change.in === 'headers') push(headers, lastName(change.pointer).toLowerCase(), change);
    else
      for (const module of found) {
        const event = module.eventMap.getProperty(change.event);
        if (!event) continue;
        const path = fieldPath(change.pointer);
        if (path.length > 0) {
          for (const field of fieldsAt(context, context.checker.getTypeOfSymbol(event), path)) {
            add(field);
            if (RULES_OF_TYPES.test(change.rule)) for (const alias of namedTypes(context, field)) add(alias);
          }
          continue;
        }
        add(event);
        add(context.checker.getTypeOfSymbol(event).getSymbol());
        const siblings = new Set(module.eventMap.getProperties().map(({ name }) => name));
        events.push({ type: change.event, slug: subpath, siblings, change });
      }
  }
  return { declarations, events, headers, providers: byProvider, providerNames };
}

/** The provider itself is gone, or has another name. */
function isOfProvider({ rule }: ChangedPlace): boolean {
  return rule === 'channel-removed' || rule === 'channel-renamed';
}

const ALL_PACKAGES: ReadonlySet<string> = new Set(['types', 'validators', 'receiver']);
const PARSING_PACKAGES: ReadonlySet<string> = new Set(['validators', 'receiver']);
const RECEIVING_PACKAGES: ReadonlySet<string> = new Set(['receiver']);

/** The packages whose code a fact about deliveries is in. Types and validators know nothing of signatures. */
function packagesOf(change: ChangedPlace): ReadonlySet<string> {
  if (isOfProvider(change)) return ALL_PACKAGES;
  return /-moved$|^formats-/.test(change.rule) ? PARSING_PACKAGES : RECEIVING_PACKAGES;
}

function push<Key, C>(map: Map<Key, C[]>, key: Key, change: C): void {
  const known = map.get(key);
  if (!known) map.set(key, [change]);
  else if (!known.includes(change)) known.push(change);
}

interface TypeModule {
  readonly exports: ReadonlyMap<string, TypeScript.Symbol>;
  /** The interface that has each event by its type. */
  readonly eventMap: TypeScript.Type;
}

/** The types of each provider by its slug. CommonJS code has another copy. */
function typeModules({ program, checker, packageOf }: Context): ReadonlyMap<string, readonly TypeModule[]> {
  const modules = new Map<string, TypeModule[]>();
  for (const file of program.getSourceFiles()) {
    const { package: name, path } = packageOf(file) ?? {};
    const [, slug] = /^gen\/([^/]+)$/.exec(path ?? '') ?? [];
    const module = name === 'types' && slug !== undefined ? checker.getSymbolAtLocation(file) : undefined;
    if (!module || slug === undefined) continue;
    const exports = new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]));
    const map = [...exports.values()].find((symbol) => symbol.name.endsWith('EventMap'));
    if (map) push(modules, slug, { exports, eventMap: checker.getDeclaredTypeOfSymbol(map) });
  }
  return modules;
}

/** The names on the way to the nearest field with a name: `/tags/*` is about `tags`. */
function fieldPath(pointer = ''): readonly string[] {
  const tokens = fromPointer(pointer) ?? [];
  while (tokens.at(-1) === ANY) tokens.pop();
  return tokens;
}

/** Any item, or a member of any name. */
const ANY = '*';

function lastName(pointer: string | undefined): string {
  return fieldPath(pointer).at(-1) ?? '';
}

function fieldsAt(
  context: Context,
  type: TypeScript.Type,
  [token = '', ...rest]: readonly string[],
): readonly TypeScript.Symbol[] {
  const { checker } = context;
  return constituents(checker.getNonNullableType(type)).flatMap((part) => {
    if (token === ANY || (checker.isArrayLikeType(part) && /^\d+$/.test(token)))
      return itemTypes(context, part).flatMap((item) => fieldsAt(context, item, rest));
    const field = checker.getPropertyOfType(part, token);
    if (!field) return [];
    return rest.length === 0 ? [field] : fieldsAt(context, checker.getTypeOfSymbol(field), rest);
  });
}

function constituents(type: TypeScript.Type): readonly TypeScript.Type[] {
  return type.isUnion() ? type.types : [type];
}

function itemTypes({ ts, checker }: Context, type: TypeScript.Type): readonly TypeScript.Type[] {
  return [ts.IndexKind.Number, ts.IndexKind.String].flatMap((kind) => checker.getIndexTypeOfType(type, kind) ?? []);
}

/** The exported types that the declaration of a field names. */
function namedTypes({ ts, checker, packageOf }: Context, field: TypeScript.Symbol): readonly TypeScript.Symbol[] {
  const found: TypeScript.Symbol[] = [];
  const visit = (node: TypeScript.Node): void => {
    // The fields of an object have names of their own.
    if (ts.isTypeLiteralNode(node)) return;
    if (ts.isTypeReferenceNode(node)) {
      const symbol = checker.getSymbolAtLocation(node.typeName);
      if (symbol?.declarations?.some((declaration) => packageOf(declaration.getSourceFile()))) found.push(symbol);
    }
    ts.forEachChild(node, visit);
  };
  for (const declaration of field.declarations ?? [])
    if (ts.isPropertySignature(declaration) && declaration.type) visit(declaration.type);
  return found;
}
