import { type DefinitionLookup, definitionName, type Schema, subschemas } from '@hookbook/contract/schema';

/** Nobody writes schemas that are nested deeper, and the call stack has to hold them. */
const MAX_NESTING = 500;

/** Whether schemas are nested so deeply, through references too, that they cannot be searched. */
export function isNestedTooDeeply(schema: Schema, definitions: DefinitionLookup): boolean {
  const entered = new Set<string>();
  const queue = [{ schema, depth: 0 }];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { schema: current, depth } = next;
    if (depth > MAX_NESTING) return true;
    if (typeof current === 'boolean') continue;
    for (const inner of subschemas(current)) queue.push({ schema: inner, depth: depth + 1 });
    if (current.$ref === undefined) continue;
    const name = definitionName(current.$ref);
    if (!entered.has(name)) queue.push({ schema: definitions(name) ?? true, depth: depth + 1 });
    entered.add(name);
  }
  return false;
}
