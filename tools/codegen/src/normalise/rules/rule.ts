import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import type { ChannelResult } from '../read/channel.ts';

export interface RuleInput {
  readonly document: SpecDocument;
  /** Sorted by name. */
  readonly channels: readonly ChannelResult[];
}

/** Reports one kind of problem. Rules do not depend on each other. */
export type Rule = (input: RuleInput) => Diagnostic[];
