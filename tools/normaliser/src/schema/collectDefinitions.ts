import type { Definition } from '@hookbook/contract';
import type { Dialect, Schema } from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic } from '@hookbook/spec-reader/diagnostics/diagnostic';
import { locationOf, type SpecNode } from '@hookbook/spec-reader/spec/file/specNode';
import { isReference } from '@hookbook/spec-reader/spec/findReferences';
import { type KnownResults, NO_RESULTS } from '@hookbook/spec-reader/spec/knownResults';
import type { SpecDocument } from '@hookbook/spec-reader/spec/specDocument';
import type { NameUse } from '../naming/collisions.ts';
import { definitionTypeName } from '../naming/names.ts';
import type { CanonicalContext } from './canonical.ts';
import { nameTextOf } from './definitionNames.ts';
import { canonicalDiscriminator } from './discriminator.ts';
import {
  type CollectedDefinition,
  type DefinitionNode,
  type FinalisedDefinitions,
  finaliseDefinitions,
} from './finaliseDefinitions.ts';
import { knownCanonical } from './knownCanonical.ts';
import { enterScope, outermostScope, resolveInScope, type ScopedSchema, scopedIdentity } from './scope.ts';

/**
 * Collects the definitions of one provider while its schemas are made canonical. Definitions get their names when all
 * are collected, so until `finalise` every `$ref` is a temporary key.
 */
export class DefinitionCollector {
  private readonly document: SpecDocument;
  private readonly known: KnownResults;
  private readonly collected = new Map<string, CollectedDefinition>();
  private readonly queue: QueuedDefinition[] = [];
  /** The keys of all definitions that were ever queued. */
  private readonly queuedKeys = new Set<string>();
  private readonly tooFarAway: SpecNode[] = [];
  private reserved: readonly NameUse[] = [];
  private finalised: FinalisedDefinitions | undefined;

  constructor(document: SpecDocument, known: KnownResults = NO_RESULTS) {
    this.document = document;
    this.known = known;
  }

  /** The canonical form of a payload or headers schema, with temporary keys as `$ref`s. */
  canonical(node: SpecNode, dialect: Dialect): Schema {
    const schema = resolveBareReference(this.document, node, dialect);
    return schema ? this.canonicalAt(schema, 1) : true;
  }

  /** Sets the names that no definition may get. */
  reserve(names: readonly NameUse[]): void {
    this.reserved = names;
    this.finalised = undefined;
  }

  /** The schema with its temporary keys replaced by `#/$defs/<name>`. */
  finalise(schema: Schema): Schema {
    return this.finaliseAll().finalise(schema);
  }

  /** All definitions that were referred to so far, sorted by name. */
  list(): readonly Definition[] {
    return this.finaliseAll().list;
  }

  /** The schemas of the spec behind the definitions; several if equal schemas share a definition. */
  nodes(): readonly DefinitionNode[] {
    return this.finaliseAll().nodes;
  }

  diagnostics(): readonly Diagnostic[] {
    const { diagnostics } = this.finaliseAll();
    return [...diagnostics, ...this.tooFarAway.slice(0, 1).map(tooFarAway)];
  }

  private finaliseAll(): FinalisedDefinitions {
    this.collectQueued();
    this.finalised ??= finaliseDefinitions(this.document, [...this.collected.values()], this.reserved);
    return this.finalised;
  }

  /** A queue instead of recursion, so that a long chain of definitions cannot overflow the stack. */
  private collectQueued(): void {
    for (const { schema, steps } of this.queue) {
      this.collect(schema, steps);
      if (steps === MAX_STEPS + 1) this.tooFarAway.push(schema.node);
    }
    this.queue.length = 0;
  }

  /** May queue further definitions. */
  private collect(schema: ScopedSchema, steps: number): void {
    const key = scopedIdentity(schema);
    const name = definitionTypeName(nameTextOf(schema.node));
    this.collected.set(key, { ...schema, key, name, schema: this.canonicalAt(schema, steps + 1) });
    this.finalised = undefined;
  }

  private canonicalAt(schema: ScopedSchema, steps: number): Schema {
    return knownCanonical(schema, this.contextAt(steps), this.known);
  }

  /** `steps` is the number of references from the payload to the definitions that are referred to. */
  private contextAt(steps: number): CanonicalContext {
    const { document } = this;
    return {
      enter: (node, outer) => enterScope(document, node, outer),
      refer: (reference, scope) => {
        const target = resolveInScope(document, reference, scope);
        return target ? { $ref: this.keyOf(target, steps) } : true;
      },
      discriminator: (node, schema) => canonicalDiscriminator(document, node, schema),
    };
  }

  private keyOf(schema: ScopedSchema, steps: number): string {
    const key = scopedIdentity(schema);
    if (!this.queuedKeys.has(key)) {
      this.queuedKeys.add(key);
      this.queue.push({ schema, steps });
    }
    return key;
  }
}

interface QueuedDefinition {
  readonly schema: ScopedSchema;
  readonly steps: number;
}

/** Emitters follow references recursively, so their number is limited. */
const MAX_STEPS = 100;

function tooFarAway(node: SpecNode): Diagnostic {
  const message = `This definition is only reachable through a chain of more than ${MAX_STEPS} references.`;
  return createDiagnostic('spec-too-deep', locationOf(node), message, {
    fix: 'Shorten the chain of $refs that leads here.',
  });
}

/** A payload that is only a reference becomes its target, and needs no definition. */
function resolveBareReference(document: SpecDocument, node: SpecNode, dialect: Dialect): ScopedSchema | undefined {
  const scope = outermostScope(document, node, dialect);
  return isReference(node.value) ? resolveInScope(document, { node, keyword: '$ref' }, scope) : { node, scope };
}
