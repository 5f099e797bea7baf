import type { Emitter } from '@hookbook/contract';
import { providerModule } from './providerModule.ts';
import { rootModule } from './rootModule.ts';

/** TypeScript types of all events: one module per provider, and one that knows all providers. */
export const emitTypes: Emitter = async (contract) => {
  const modules = await Promise.all(contract.providers.map(providerModule));
  return [...modules, rootModule(contract)];
};
