import { type Event, NO_CACHE, type Provider, schemaKeys } from '@hookbook/contract';
import {
  type DefinitionMap,
  definitionName,
  inPlaceSubschemas,
  reachable,
  reachableDefinitions,
  type Schema,
  subschemas,
} from '@hookbook/contract/schema';

/** A definition that is shown on a page of its own, to which other pages link. */
export interface SharedSchema {
  readonly name: string;
  /** The messages that link to its page, in their order. */
  readonly events: readonly Event[];
  /** The names of the shared schemas that link to its page. */
  readonly schemas: readonly string[];
}

/** An event page shows its schemas in place, as long as few others repeat them. */
const MIN_EVENTS = 6;
/** A smaller schema takes less room than it takes readers to open its page. */
const MIN_PROPERTIES = 4;

/** The definitions of a provider that have pages of their own: those with many properties that many messages use. */
export function sharedSchemas(provider: Provider, cache = NO_CACHE): readonly SharedSchema[] {
  const { definitions, events, commands } = provider;
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const messages = [...events, ...commands];
  const names = namesOfShared(schemas, messages);
  const [namesKey, keyOf] = [cache.key(names), schemaKeys(provider, cache)];
  const linksIn = (tops: readonly Schema[]): ReadonlySet<string> =>
    new Set(
      JSON.parse(
        cache.text([namesKey, ...tops.map(keyOf), 'links'].join(' '), () =>
          JSON.stringify([...linksOf(tops, names, schemas)]),
        ),
      ),
    );
  const linkedBy = new Map(messages.map((event) => [event, linksIn(messageSchemas(event))]));
  const linkedFrom = new Map(names.map((name) => [name, linksOf([schemas.get(name) ?? true], names, schemas)]));
  const shared = names.map((name) => ({
    name,
    events: messages.filter((event) => linkedBy.get(event)?.has(name)),
    schemas: names.filter((other) => other !== name && linkedFrom.get(other)?.has(name)),
  }));
  // An envelope is a part of every payload, so nothing links to it.
  return shared.filter(({ events, schemas: users }) => events.length + users.length > 0);
}

function namesOfShared(schemas: DefinitionMap, messages: readonly Event[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const event of messages) {
    const used = messageSchemas(event).flatMap((schema) =>
      reachableDefinitions(schema, (name) => schemas.get(name), subschemas),
    );
    for (const name of new Set(used)) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  const fileNames = new Set<string>();
  return [...schemas].flatMap(([name, schema]) => {
    if ((uses.get(name) ?? 0) < MIN_EVENTS || propertyCount(schema, schemas) < MIN_PROPERTIES) return [];
    // Some file systems ignore the case of names.
    const fileName = name.toLowerCase();
    if (fileNames.has(fileName)) return [];
    fileNames.add(fileName);
    return [name];
  });
}

function messageSchemas({ payload, headers = true }: Event): readonly Schema[] {
  return [payload, headers];
}

/** The properties of a schema and of the definitions that it uses. */
function propertyCount(schema: Schema, schemas: DefinitionMap): number {
  const all = [...reachable(schema, (name) => schemas.get(name), subschemas)];
  return all.reduce((sum, { properties = {} }) => sum + Object.keys(properties).length, 0);
}

/** The shared schemas that a page with these schemas at its top links to. */
function linksOf(tops: readonly Schema[], names: readonly string[], schemas: DefinitionMap): ReadonlySet<string> {
  const shared = new Set(names);
  const links = new Set<string>();
  const seen = new Set<string>();
  const visit = (schema: Schema, isTop: boolean): void => {
    if (typeof schema === 'boolean') return;
    if (schema.$ref !== undefined) visitDefinition(definitionName(schema.$ref), isTop);
    const inPlace = inPlaceSubschemas(schema);
    for (const inner of subschemas(schema)) visit(inner, isTop && inPlace.includes(inner));
  };
  const visitDefinition = (name: string, isTop: boolean): void => {
    if (shared.has(name) && !isTop) links.add(name);
    else if (!seen.has(name)) {
      seen.add(name);
      visit(schemas.get(name) ?? true, isTop);
    }
  };
  for (const schema of tops) visit(schema, true);
  return links;
}
