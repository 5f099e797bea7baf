import { type Contract, load, normalise, type Schema } from '@hookbook/codegen';
import { compileProviders, type GeneratedEvent } from '../compileProviders.ts';
import { type Oracle, oraclesOf } from './oracle.ts';
import type { Resolve } from './samples.ts';

/** One event with both that judge it, and what test data is made of. */
export interface Subject {
  /** Of the provider. */
  readonly provider: string;
  /** Of the event. */
  readonly type: string;
  readonly payload: Schema;
  readonly resolve: Resolve;
  readonly examples: readonly unknown[];
  readonly generated: GeneratedEvent;
  readonly oracle: Oracle;
}

/** Every event of a contract, with its generated validator and with Ajv. */
export async function subjectsOf(specs: string): Promise<Subject[]> {
  const { document, diagnostics } = await load(specs);
  if (!document) throw new Error(`${specs}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  const { contract } = normalise(document);
  const oracleOf = oraclesOf(document);
  const generated = await compileProviders(contract.providers);
  return contract.providers.flatMap((provider, index) => {
    const schemas = definitionsOf(provider);
    const resolve: Resolve = ($ref) => schemas.get($ref) ?? true;
    return provider.events.map((event) => ({
      provider: provider.name,
      type: event.type,
      payload: event.payload,
      resolve,
      examples: event.examples.map(({ payload }) => payload),
      generated: generated[index]?.events.get(event.type) as GeneratedEvent,
      oracle: oracleOf(event),
    }));
  });
}

function definitionsOf({ definitions }: Contract['providers'][number]): ReadonlyMap<string, Schema> {
  return new Map(definitions.map(({ name, schema }) => [`#/$defs/${name}`, schema]));
}
