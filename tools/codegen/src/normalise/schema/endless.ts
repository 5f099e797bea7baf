import { compareText, type Diagnostic, problem } from '../../diagnostic.ts';
import { isReference } from '../../load/references.ts';
import { placeOf } from '../../load/specNode.ts';
import type { Schema } from '../../schema.ts';
import type { Definitions } from './definitions.ts';

/** Shared schemas that apply themselves to the same value again: no validator comes to an end with them. */
export function checkEndless(definitions: Definitions): Diagnostic[] {
  const schemas = new Map(definitions.list().map(({ name, schema }) => [name, schema]));
  const next = new Map([...schemas].map(([name, schema]) => [name, inPlace(schema)]));
  const cycles = [...schemas.keys()].map((name) => cycleThrough(name, next) ?? []);
  const told = new Set<string>();
  return cycles.flatMap((cycle) => {
    const members = [...cycle].sort(compareText).join();
    const [name = ''] = cycle;
    const written = definitions.nodes().find((each) => each.name === name);
    if (told.has(members) || !written || isReference(written.node.value)) return [];
    told.add(members);
    const way = [...cycle, name].join(' → ');
    return [
      problem('ref-cycle', placeOf(written.node), `${name} applies itself to the same value without end: ${way}.`, {
        fix: 'Let it refer to itself only for what is inside of the value, below properties or items.',
      }),
    ];
  });
}

/** The shortest way from a definition back to itself. */
function cycleThrough(name: string, next: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const queue: (readonly string[])[] = [[name]];
  const seen = new Set<string>();
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const step of next.get(way.at(-1) ?? '') ?? []) {
      if (step === name) return way;
      if (!seen.has(step)) queue.push([...way, step]);
      seen.add(step);
    }
  }
  return undefined;
}

/** Names of the definitions that a schema applies to the very value it is applied to. */
function inPlace(schema: Schema | undefined): string[] {
  if (typeof schema !== 'object') return [];
  const { $ref, allOf = [], anyOf = [], oneOf = [], not, if: condition, dependentSchemas = {} } = schema;
  const own = $ref === undefined ? [] : [$ref.slice('#/$defs/'.length)];
  const inner = [...allOf, ...anyOf, ...oneOf, not, condition, schema.then, schema.else];
  return [...own, ...[...inner, ...Object.values(dependentSchemas)].flatMap(inPlace)];
}
