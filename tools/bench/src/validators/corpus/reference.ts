import type { Provider } from '@hookbook/codegen';
import { prepareAjv } from '../contenders/ajv.ts';
import type { Sample } from './corpus.ts';

/** Whether a sample is the event that it is meant to be. */
export type Accepts = (sample: Sample) => boolean;

/** The judge of which samples are valid is Ajv, so that no contender is measured on what it takes for something else. */
export function referenceOf(providers: readonly Provider[]): Accepts {
  const check = prepareAjv(providers, {});
  return ({ provider, type, value }) => check(provider, type)(value);
}
