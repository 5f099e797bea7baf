import type { Contract } from '@hookbook/contract';
import { type Diagnostic, tidy } from './diagnostics/diagnostic.ts';
import { load } from './load/load.ts';
import { normalise } from './normalise/normalise.ts';
import type { SpecDocument } from './spec/specDocument.ts';
import { beginProof } from './validate/validate.ts';

/** What reading a contract gives. `contract` is there even with errors, as far as it could be read. */
export interface Reading {
  readonly contract?: Contract;
  readonly document?: SpecDocument;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What there is to know before a contract is proven, and all that there is to know once it is. */
interface Unproven extends Reading {
  readonly proven: Promise<Reading>;
}

/** load → normalise → prove. `specs` is the root document or its folder. */
export async function readContract(specs: string): Promise<Reading> {
  const { proven } = await readUnproven(specs);
  return proven;
}

/** load → normalise. The proof has begun and goes on in a thread of its own. */
export async function readUnproven(specs: string): Promise<Unproven> {
  const { document, diagnostics: loading } = await load(specs);
  if (!document) return withoutProof({ diagnostics: tidy(loading) });
  const normalised = normalise(document);
  const own = [...loading, ...normalised.diagnostics];
  const reading = { contract: normalised.contract, document, diagnostics: tidy(own) };
  // Those who prove a contract read it recursively.
  if (own.some(({ code }) => code === 'spec-too-deep')) return withoutProof(reading);
  const { finished } = await beginProof(document, normalised, own);
  return { ...reading, proven: finished.then((found) => ({ ...reading, diagnostics: tidy([...own, ...found]) })) };
}

function withoutProof(reading: Reading): Unproven {
  return { ...reading, proven: Promise.resolve(reading) };
}
