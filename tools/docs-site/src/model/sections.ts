import type { Example, ModelGuide, ReleasedChange } from '@hookbook/contract';
import type { Handler } from '../code/handlers.ts';
import type { Shape } from './shape/shape.ts';
import type { SignatureFacts } from './signatureFacts.ts';
import type { EventEntry, SchemaEntry } from './site.ts';

/** A section of a page, rendered as HTML and as Markdown. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Who chose the values in the section. */
  readonly origin?: 'vendor' | 'hookbook';
  /** Left out of Markdown files. */
  readonly htmlOnly?: true;
  readonly blocks: readonly (Block | undefined)[];
}

/** The sections of a page by name, in reading order, so that a layout can place them. */
export type Sections = Readonly<Record<string, Section | readonly Section[] | undefined>>;

/** `prose` is Markdown. Markdown files omit text that is `htmlOnly`. */
export type Block =
  | {
      readonly kind: 'text';
      readonly text: readonly Inline[];
      readonly style?: 'note' | 'quiet';
      readonly htmlOnly?: true;
    }
  | { readonly kind: 'prose'; readonly prose: string; readonly links?: PageLinks }
  /** Seconds after the first attempt. A picture of what the rows say. */
  | { readonly kind: 'timeline'; readonly times: readonly number[] }
  /** From the trigger of an event to its acknowledgement. A picture of what the rows say. */
  | { readonly kind: 'life'; readonly steps: readonly LifeStep[] }
  | { readonly kind: 'rows'; readonly rows: readonly DeliveryRow[] }
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly language: 'ts' | 'js' | 'sh' | 'php' | 'ruby' | ModelGuide['language'];
      readonly caption: string;
    }
  | {
      readonly kind: 'handlers';
      readonly handlers: readonly Handler[];
      /** The page whose Markdown has them all. Without it, this one has. */
      readonly allOn?: { readonly title: string; readonly path: string };
    }
  | { readonly kind: 'signatureCheck'; readonly facts: SignatureFacts }
  | { readonly kind: 'facts'; readonly facts: FactsOfProviders }
  | { readonly kind: 'events'; readonly events: readonly EventEntry[] }
  | { readonly kind: 'schemas'; readonly schemas: readonly SchemaEntry[] }
  | { readonly kind: 'shape'; readonly shape: Shape }
  | { readonly kind: 'changes'; readonly changes: readonly ChangeLine[] }
  | { readonly kind: 'examples'; readonly examples: readonly ShownExample[] };

/** What a release changed. */
export interface ChangeLine extends Pick<ReleasedChange, 'severity' | 'pointer' | 'message'> {
  /** The release, or what it changed. */
  readonly subject: Inline;
}

/** An example and, if deliveries are forms, its body. */
export interface ShownExample extends Example {
  readonly form?: string;
}

/** Part of a sentence: text, code, or a link to a page of the site. */
export type Inline = string | { readonly code: string } | { readonly link: Inline; readonly to: LinkTarget };

export interface LinkTarget {
  readonly path: string;
  /** What the page searches when it opens. */
  readonly query?: string;
  readonly fragment?: string;
}

/** The pages that links in Markdown lead to, by address as Markdown normalises it. */
export type PageLinks = ReadonlyMap<string, LinkTarget>;

/** The same facts about every provider, as a table. */
export interface FactsOfProviders {
  readonly columns: readonly string[];
  readonly rows: readonly FactsRow[];
}

export interface FactsRow {
  readonly provider: string;
  readonly path: string;
  /** Whether the vendor does not document the facts. */
  readonly isChosen: boolean;
  /** One for each column; empty for what is not published. */
  readonly cells: readonly (readonly Inline[])[];
}

/** A station in the life of an event. */
export interface LifeStep {
  readonly title: string;
  readonly text: readonly Inline[];
  /** Whether only events whose delivery failed get there. */
  readonly isFailure?: true;
}

/** One fact about how a provider delivers. */
export interface DeliveryRow {
  readonly label: string;
  readonly value: readonly Inline[];
  /** Markdown, after `value`. */
  readonly prose?: string;
}

export function inReadingOrder(sections: Sections): readonly Section[] {
  return Object.values(sections)
    .flat()
    .filter((section) => section !== undefined);
}
