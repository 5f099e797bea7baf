import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import type { ChannelReading } from '../read/channel.ts';

/** Everything that rules may examine. */
export interface RuleInput {
  readonly document: SpecDocument;
  /** What was read from each channel, in the order of provider names. */
  readonly channels: readonly ChannelReading[];
}

/** Reports one kind of problem. Rules do not depend on each other. */
export type Rule = (input: RuleInput) => Diagnostic[];
