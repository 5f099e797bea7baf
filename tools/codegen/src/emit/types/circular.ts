import type { Schema } from '../../schema.ts';
import { type Definitions, definitionOf } from './jsonType.ts';

/** Whether `name` is declared by way of `declaring` with nothing but composition in between, as in `A = B | string; B = A`. */
export function leadsBack(name: string, declaring: string, definitions: Definitions): boolean {
  const entered = new Set<string>();
  const enter = (each: string): boolean => {
    if (each === declaring) return true;
    if (entered.has(each)) return false;
    entered.add(each);
    return composedOf(definitions.get(each) ?? true).some(enter);
  };
  return enter(name);
}

/** Names of the definitions that a schema is composed of, not those inside its members and items. */
function composedOf(schema: Schema): string[] {
  if (typeof schema === 'boolean') return [];
  if (schema.$ref !== undefined) return [definitionOf(schema.$ref)];
  return [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(composedOf);
}
