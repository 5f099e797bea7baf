import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import type { ProviderResult } from '../read/provider.ts';

export interface RuleInput {
  readonly document: SpecDocument;
  /** Sorted by name. */
  readonly providers: readonly ProviderResult[];
}

/** Reports one kind of problem. Rules do not depend on each other. */
export type Rule = (input: RuleInput) => Diagnostic[];
