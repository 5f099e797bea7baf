import { composedOf, type DefinitionMap, referencedDefinitions } from '@hookbook/contract/schema';

/** Whether declaring `name` leads to `declaring` through nothing but composition, as in `A = B | string; B = A`. */
export function leadsBack(name: string, declaring: string, definitions: DefinitionMap): boolean {
  const entered = new Set<string>();
  const enter = (next: string): boolean => {
    if (next === declaring) return true;
    if (entered.has(next)) return false;
    entered.add(next);
    return referencedDefinitions(definitions.get(next) ?? true, composedOf).some(enter);
  };
  return enter(name);
}
