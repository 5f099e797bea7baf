import type { SpecPointer } from '@hookbook/contract';
import type { RuleName, Severity } from '../rules/catalogue.ts';

/** One change of the contract. */
export interface Change {
  /** The same as long as the change is, also if files are moved or written in another way. */
  readonly id: string;
  readonly rule: RuleName;
  readonly wire: Severity;
  /** For code that is compiled against the generated types. */
  readonly source: Severity;
  /** Whether it could neither be proven nor refuted that the change is compatible. It counts as breaking. */
  readonly undecided?: true;
  readonly provider: string;
  /** The event type. Absent for a change of the provider. */
  readonly event?: string;
  /** The place in the payload, or in the headers, as a JSON pointer. `*` stands for any item or name. */
  readonly pointer?: string;
  readonly in?: 'payload' | 'headers';
  /** The exported type that is gone. */
  readonly shape?: string;
  readonly old?: SpecPointer;
  readonly new?: SpecPointer;
  /** A sentence. */
  readonly message: string;
  /** How to make it compatible, if that is possible. */
  readonly avoid?: string;
  /** What the new contract allows and the validators of the old one refuse. */
  readonly witness?: Witness;
}

/** A change of a schema, before it is known of which event. */
export type SchemaChange = Pick<
  Change,
  'rule' | 'wire' | 'source' | 'undecided' | 'pointer' | 'message' | 'avoid' | 'witness'
>;

export interface Witness {
  readonly value: unknown;
  /** What the validators of the old contract report. */
  readonly issue: string;
}
