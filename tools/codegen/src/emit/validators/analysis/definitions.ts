import type { Definition } from '../../../contract.ts';
import type { Schema } from '../../../schema.ts';
import { refersTo } from './references.ts';

/** The shared shapes of one provider, with what is known about how they refer to each other. */
export interface Definitions {
  readonly get: (name: string) => Definition;
  /** The number of the cycle that a definition is part of, if any: definitions of one cycle reach each other. */
  readonly cycleOf: (name: string) => number | undefined;
}

export function readDefinitions(definitions: readonly Definition[]): Definitions {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const get = (name: string): Definition => {
    const found = byName.get(name);
    if (!found) throw new Error(`The contract refers to #/$defs/${name}, which its provider does not define.`);
    return found;
  };
  const cycles = findCycles([...byName.keys()], (name) => refersTo(get(name).schema));
  return { get, cycleOf: (name) => cycles.get(name) };
}

/** The definition that a `$ref` names. */
export function nameOf($ref: string): string {
  return $ref.slice('#/$defs/'.length);
}

/** Follows references that stand alone, and no further than one round of a cycle. */
export function resolve(schema: Schema, definitions: Definitions): Schema {
  const met = new Set<string>();
  let found = schema;
  while (typeof found === 'object' && found.$ref !== undefined && !met.has(found.$ref)) {
    met.add(found.$ref);
    found = definitions.get(nameOf(found.$ref)).schema;
  }
  return found;
}

/** Tarjan's strongly connected components, those that are cycles, without recursion: contracts may be deep. */
function findCycles(names: readonly string[], next: (name: string) => readonly string[]): Map<string, number> {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const cycles = new Map<string, number>();
  for (const root of names) {
    if (order.has(root)) continue;
    const path: { name: string; rest: string[] }[] = [];
    const visit = (name: string): void => {
      order.set(name, order.size);
      low.set(name, order.size - 1);
      stack.push(name);
      open.add(name);
      path.push({ name, rest: [...next(name)] });
    };
    visit(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { name, rest } = top;
      const to = rest.pop();
      if (to === undefined) {
        path.pop();
        close(name);
        const above = path.at(-1)?.name;
        if (above !== undefined) lower(above, low.get(name));
      } else if (!order.has(to)) visit(to);
      else if (open.has(to)) lower(name, order.get(to));
    }
  }
  return cycles;

  function lower(name: string, to = Infinity): void {
    low.set(name, Math.min(low.get(name) ?? to, to));
  }

  function close(name: string): void {
    if (low.get(name) !== order.get(name)) return;
    const group = stack.splice(stack.lastIndexOf(name));
    for (const each of group) open.delete(each);
    if (group.length > 1 || next(name).includes(name)) for (const each of group) cycles.set(each, order.get(name) ?? 0);
  }
}
