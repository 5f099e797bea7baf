import type { ParseSpec } from '@hookbook/asyncapi-parser';
import type { Contract } from '@hookbook/contract';
import { normalise } from '@hookbook/normaliser/normalise';
import type { Included } from '@hookbook/normaliser/read/provider';
import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { summarise } from '@hookbook/spec-reader/diagnostics/summarise';
import { type LoadOptions, load } from '@hookbook/spec-reader/load/load';
import type { ReadHashes } from '@hookbook/spec-reader/load/readText';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import { openResultCache } from '../cache/resultCache.ts';
import type { Stores } from '../cache/stores.ts';
import { openValueCache } from '../cache/valueCache.ts';
import type { Extent } from '../validate/skeleton.ts';
import { startValidation } from '../validate/validate.ts';

export interface ReadOptions extends LoadOptions {
  /**
   * What `@asyncapi/parser` gets, by default the whole document. `false` skips it and the examples, for documents that are
   * known to be valid.
   */
  readonly validate?: Extent | false | undefined;
  /** What the contract contains only if it is asked for. */
  readonly include?: readonly Included[] | undefined;
  /** Where it remembers what it read; by default on disk. */
  readonly stores?: Stores | undefined;
  /** Runs `@asyncapi/parser`; by default in a worker that is started for this document. */
  readonly parse?: ParseSpec | undefined;
}

export interface ContractResult {
  /** The contract as far as it could be read; absent if the root document cannot be used. */
  readonly contract?: Contract;
  readonly document?: SpecDocument;
  /** One for each problem, the most severe first. */
  readonly diagnostics: readonly Diagnostic[];
  readonly read: ReadHashes;
}

/** What is known before a contract is validated, and the result once it is. */
export interface PendingValidation extends ContractResult {
  readonly validated: Promise<ContractResult>;
}

/** load → normalise → validate. `specs` is the root document or its folder. */
export async function readContract(specs: string, options: ReadOptions = {}): Promise<ContractResult> {
  const { validated } = await startReading(specs, options);
  return validated;
}

/** load → normalise. Validation is running and continues in a worker. */
export async function startReading(specs: string, options: ReadOptions = {}): Promise<PendingValidation> {
  const { validate = 'document', parse, include, stores } = options;
  const [values, results] = await Promise.all([openValueCache(specs, stores), openResultCache(specs, stores)]);
  const { document, diagnostics: loading, read } = await load(specs, { ...options, known: values, results });
  await values.save();
  if (!document) return withoutValidation({ diagnostics: summarise(loading), read });
  const normalised = normalise(document, include, results);
  const earlier = [...loading, ...normalised.diagnostics];
  const result = { contract: normalised.contract, document, diagnostics: summarise(earlier), read };
  // The parser and Ajv read a document recursively, and would run out of stack.
  if (!validate || earlier.some(({ code }) => code === 'spec-too-deep')) return withoutValidation(result);
  const { finished } = await startValidation({
    document,
    normalised,
    earlier,
    extent: validate,
    parse,
    known: results,
  });
  return {
    ...result,
    validated: finished.then(async (further) => {
      await results.save();
      return { ...result, diagnostics: summarise([...earlier, ...further]) };
    }),
  };
}

function withoutValidation(result: ContractResult): PendingValidation {
  return { ...result, validated: Promise.resolve(result) };
}
