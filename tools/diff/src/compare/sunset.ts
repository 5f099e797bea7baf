import type { Provider } from '@hookbook/contract';
import { fromPointer } from '@hookbook/contract/data';
import { composedOf, type DefinitionLookup, definitionName, type Schema } from '@hookbook/contract/schema';
import type { Change } from './change.ts';

/** Adds to a removal the date for which the provider had announced it. The id of the change stays. */
export function sunsetsOf({ events, definitions }: Provider, today: string | undefined): (change: Change) => Change {
  const byType = new Map(events.map((event) => [event.type, event]));
  const schemas = new Map(definitions.map(({ name, schema }) => [name, schema]));
  const dateOf = ({ rule, event: type = '', in: place, pointer = '' }: Change): string | undefined => {
    const event = byType.get(type);
    if (rule === 'event-removed') return event?.sunset;
    if (rule !== 'field-removed' || place !== 'payload' || !event) return undefined;
    return sunsetAt(event.payload, fromPointer(pointer) ?? [], (name) => schemas.get(name));
  };
  return (change) => {
    const date = dateOf(change);
    if (date === undefined) return change;
    const isEarly = today !== undefined && today < date;
    return {
      ...change,
      message: `${change.message} The removal was announced for ${date}${isEarly ? ', which is in the future' : ''}.`,
    };
  };
}

/** The sunset date of the first schema at a path that has one. */
function sunsetAt(payload: Schema, path: readonly string[], lookup: DefinitionLookup): string | undefined {
  // Schemas may share parts, and refer to themselves.
  const entered = path.map(() => new Set<Schema>()).concat(new Set<Schema>());
  const search = (schema: Schema, depth: number): string | undefined => {
    if (typeof schema === 'boolean' || entered[depth]?.has(schema)) return undefined;
    entered[depth]?.add(schema);
    const name = path[depth];
    if (name === undefined && schema['x-sunset'] !== undefined) return schema['x-sunset'];
    const target = schema.$ref === undefined ? undefined : lookup(definitionName(schema.$ref));
    const same = [...(target === undefined ? [] : [target]), ...composedOf(schema)];
    const members = name === undefined ? [] : membersAt(schema, name);
    return firstOf(same, (inner) => search(inner, depth)) ?? firstOf(members, (member) => search(member, depth + 1));
  };
  return search(payload, 0);
}

function firstOf(schemas: readonly Schema[], search: (schema: Schema) => string | undefined): string | undefined {
  for (const schema of schemas) {
    const found = search(schema);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `*` stands for any item or name. */
function membersAt({ properties = {}, items, additionalProperties }: Exclude<Schema, boolean>, name: string): Schema[] {
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return [own, ...(name === '*' ? [items, additionalProperties] : [])].filter((schema) => schema !== undefined);
}
