export { emitTypes } from './emitTypes.ts';
export { definitionsModule } from './providerModule.ts';
