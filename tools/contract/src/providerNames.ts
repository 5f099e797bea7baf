import type { Provider } from './contract.ts';

type Named = Pick<Provider, 'name' | 'formerNames'>;

/** Whether a provider has this name, or had it before. */
export function isCalled({ name, formerNames = [] }: Named, wanted: string): boolean {
  return name === wanted || formerNames.some((former) => former.name === wanted);
}

/** The first name that a provider had. Stores keep it: under another one, events that wait in them would be lost. */
export function firstName({ name, formerNames = [] }: Named): string {
  return formerNames.at(-1)?.name ?? name;
}
