import type { Provider } from './contract.ts';

/** Whether a provider has this name, or had it before. */
export function isCalled({ name, formerNames = [] }: Pick<Provider, 'name' | 'formerNames'>, wanted: string): boolean {
  return name === wanted || formerNames.some((former) => former.name === wanted);
}
