import type { Provider } from '@hookbook/contract';
import { fromPointer } from '@hookbook/contract/data';
import { composedOf, type DefinitionLookup, definitionName, type Schema } from '@hookbook/contract/schema';
import type { Change } from './change.ts';

/** A removal with the date for which the provider had announced it. The id of the change stays. */
export function withSunset(change: Change, base: Provider, today: string | undefined): Change {
  const date = sunsetOf(change, base);
  if (date === undefined) return change;
  const isEarly = today !== undefined && today < date;
  const sentence = isEarly ? `It was announced for ${date}, which is still to come.` : `It was announced for ${date}.`;
  return { ...change, message: `${change.message} ${sentence}` };
}

function sunsetOf(change: Change, { events, definitions }: Provider): string | undefined {
  const event = events.find(({ type }) => type === change.event);
  if (change.rule === 'event-removed') return event?.sunset;
  if (change.rule !== 'field-removed' || change.in !== 'payload' || !event) return undefined;
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  return sunsetAt(event.payload, fromPointer(change.pointer ?? '') ?? [], (name) => schemas.get(name), []);
}

/** What the schemas at a path say, the first that says something. */
function sunsetAt(
  schema: Schema,
  path: readonly string[],
  lookup: DefinitionLookup,
  entered: readonly Schema[],
): string | undefined {
  if (typeof schema === 'boolean' || entered.includes(schema)) return undefined;
  const [name, ...rest] = path;
  if (name === undefined && schema['x-sunset'] !== undefined) return schema['x-sunset'];
  const target = schema.$ref === undefined ? undefined : lookup(definitionName(schema.$ref));
  const same = [...(target === undefined ? [] : [target]), ...composedOf(schema)];
  const members = name === undefined ? [] : membersAt(schema, name);
  for (const inner of same) {
    const found = sunsetAt(inner, path, lookup, [...entered, schema]);
    if (found !== undefined) return found;
  }
  return members.map((member) => sunsetAt(member, rest, lookup, [])).find((found) => found !== undefined);
}

/** `*` stands for any item or name. */
function membersAt({ properties = {}, items, additionalProperties }: Exclude<Schema, boolean>, name: string): Schema[] {
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return [own, ...(name === '*' ? [items, additionalProperties] : [])].filter((schema) => schema !== undefined);
}
