import type { DefinitionLookup, Schema } from '@hookbook/contract/schema';

/** What the keywords of JSON Schema leave to their implementation. */
export interface Assertions {
  readonly definitions: DefinitionLookup;
  readonly matchesPattern: (pattern: string, text: string) => boolean;
  /** Whether the format accepts the value. True for a format that is only an annotation. */
  readonly hasFormat: (format: string, value: unknown) => boolean;
}

/** What the schemas that accept a value say about it, besides accepting it. */
export interface Annotations {
  /** The members that some keyword has evaluated. */
  readonly names: Set<string>;
  /** The items that some keyword has evaluated, by index. */
  readonly items: Set<number>;
  /** Whether a schema declares members by name. */
  declaresMembers: boolean;
  /** Whether the value contains members or enum members that no schema knows. */
  hasDrift: boolean;
}

/** The state of evaluating one value. */
export interface Evaluation extends Assertions {
  readonly isStrict: boolean;
  /** Whether the schema accepts the value. Adds what it says about an accepted value to `annotations`. */
  readonly apply: (schema: Schema, value: unknown, annotations: Annotations | undefined) => boolean;
  /** The same for a member or an item. Adds its drift to the annotations of the value around it. */
  readonly applyToChild: (schema: Schema, value: unknown, around: Annotations | undefined) => boolean;
}

export function noAnnotations(): Annotations {
  return { names: new Set(), items: new Set(), declaresMembers: false, hasDrift: false };
}

export function addAnnotations(target: Annotations, { names, items, declaresMembers, hasDrift }: Annotations): void {
  for (const name of names) target.names.add(name);
  for (const index of items) target.items.add(index);
  target.declaresMembers ||= declaresMembers;
  target.hasDrift ||= hasDrift;
}
