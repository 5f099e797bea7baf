import type { Contract } from '@hookbook/contract';
import { type Diagnostic, sortAndDeduplicate } from './diagnostics/diagnostic.ts';
import { load } from './load/load.ts';
import { normalise } from './normalise/normalise.ts';
import type { SpecDocument } from './spec/specDocument.ts';
import { startValidation } from './validate/validate.ts';

/** What reading a contract gives. `contract` is there even with errors, as far as it could be read. */
export interface ContractResult {
  readonly contract?: Contract;
  readonly document?: SpecDocument;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What there is to know before a contract is proven, and all that there is to know once it is. */
interface PendingValidation extends ContractResult {
  readonly validated: Promise<ContractResult>;
}

/** load → normalise → prove. `specs` is the root document or its folder. */
export async function readContract(specs: string): Promise<ContractResult> {
  const { validated: proven } = await startReading(specs);
  return proven;
}

/** load → normalise. The proof has begun and goes on in a thread of its own. */
export async function startReading(specs: string): Promise<PendingValidation> {
  const { document, diagnostics: loading } = await load(specs);
  if (!document) return withoutValidation({ diagnostics: sortAndDeduplicate(loading) });
  const normalised = normalise(document);
  const own = [...loading, ...normalised.diagnostics];
  const reading = { contract: normalised.contract, document, diagnostics: sortAndDeduplicate(own) };
  // Those who prove a contract read it recursively.
  if (own.some(({ code }) => code === 'spec-too-deep')) return withoutValidation(reading);
  const { finished } = await startValidation(document, normalised, own);
  return {
    ...reading,
    validated: finished.then((found) => ({ ...reading, diagnostics: sortAndDeduplicate([...own, ...found]) })),
  };
}

function withoutValidation(reading: ContractResult): PendingValidation {
  return { ...reading, validated: Promise.resolve(reading) };
}
