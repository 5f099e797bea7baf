import type { Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import type { KnownResults } from '@hookbook/spec-reader/spec/knownResults';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import type { Included, ProviderResult } from '../read/provider.ts';

export interface RuleInput {
  readonly document: SpecDocument;
  /** Sorted by name. */
  readonly providers: readonly ProviderResult[];
  readonly include: readonly Included[];
  readonly known: KnownResults;
}

/** Reports one kind of problem. Rules do not depend on each other. */
export type Rule = (input: RuleInput) => Diagnostic[];
