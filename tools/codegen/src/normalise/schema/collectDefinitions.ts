import type { Definition } from '@hookbook/contract';
import { compareText } from '@hookbook/contract/data';
import {
  type Dialect,
  definitionRef,
  equalSchemas,
  type KeyedSchema,
  mapReferences,
  type Schema,
} from '@hookbook/contract/schema';
import { createDiagnostic, type Diagnostic, related } from '../../diagnostics/diagnostic.ts';
import { locationOf, type SpecNode, specPointerOf } from '../../spec/file/specNode.ts';
import { isReference } from '../../spec/findReferences.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import { definitionTypeName } from '../naming/names.ts';
import { type CanonicalContext, canonicalSchema } from './canonical.ts';
import { nameDefinitions, nameTextOf } from './definitionNames.ts';
import { identityIn, outermostScope, resolveInScope, type Scoped } from './scope.ts';

/** Collects the shared shapes of one provider while its schemas are made canonical. */
export interface DefinitionCollector {
  /** What its `$ref`s are called is known only at the end, when `settled` gives the schema its final form. */
  readonly canonical: (node: SpecNode, dialect: Dialect) => Schema;
  readonly finalise: (schema: Schema) => Schema;
  /** Everything referred to so far, sorted by name. */
  readonly list: () => readonly Definition[];
  /** The schemas of the spec behind the list; several where equal ones share a name. */
  readonly nodes: () => readonly { readonly name: string; readonly node: SpecNode; readonly dialect: Dialect }[];
  readonly diagnostics: () => readonly Diagnostic[];
}

interface Collected extends KeyedSchema, Scoped {}

export function createDefinitionCollector(document: SpecDocument): DefinitionCollector {
  const collected = new Map<string, Collected>();
  const waiting: { readonly target: Scoped; readonly steps: number }[] = [];
  const seen = new Set<string>();
  const farAway: Diagnostic[] = [];

  /** Shared schemas are made canonical one after the other, so that a long chain of them is no deep recursion. */
  const around = (steps: number): CanonicalContext => ({
    document,
    refer: (target) => {
      const key = identityIn(target);
      if (seen.size !== seen.add(key).size) waiting.push({ target, steps });
      return { $ref: key };
    },
  });
  const collect = (): void => {
    for (const { target, steps } of waiting) {
      const key = identityIn(target);
      const schema = canonicalSchema(target, around(steps + 1));
      collected.set(key, { ...target, key, name: definitionTypeName(nameTextOf(target.node)), schema });
      if (steps === MAX_STEPS + 1) farAway.push(tooFar(target.node));
    }
    waiting.length = 0;
  };
  let last: { readonly size: number; readonly result: FinalisedDefinitions } | undefined;
  const settle = (): FinalisedDefinitions => {
    collect();
    if (last?.size !== collected.size)
      last = { size: collected.size, result: finaliseAll(document, [...collected.values()]) };
    return last.result;
  };

  return {
    canonical: (written, dialect) => {
      const target = resolveBareReference(document, written, dialect);
      return target ? canonicalSchema(target, around(1)) : true;
    },
    finalise: (schema) => settle().finalise(schema),
    list: () => settle().list,
    nodes: () => settle().nodes,
    diagnostics: () => [...settle().diagnostics, ...farAway.slice(0, 1)],
  };
}

/** How many references may lie between a payload and a shape inside it: who reads schemas follows them recursively. */
const MAX_STEPS = 100;

function tooFar(node: SpecNode): Diagnostic {
  const what = `This shared schema is reached only over more than ${MAX_STEPS} others that refer to each other.`;
  return createDiagnostic('spec-too-deep', locationOf(node), what, {
    fix: 'Shorten the chain of $refs that leads here.',
  });
}

/** A schema that is nothing but a reference stands for what it leads to, and needs no shared shape. */
function resolveBareReference(document: SpecDocument, node: SpecNode, dialect: Dialect): Scoped | undefined {
  const scope = outermostScope(document, node, dialect);
  return isReference(node.value) ? resolveInScope(document, { node, keyword: '$ref' }, scope) : { node, scope };
}

interface FinalisedDefinitions {
  readonly finalise: (schema: Schema) => Schema;
  readonly list: readonly Definition[];
  readonly nodes: readonly { readonly name: string; readonly node: SpecNode; readonly dialect: Dialect }[];
  readonly diagnostics: readonly Diagnostic[];
}

function finaliseAll(document: SpecDocument, collected: readonly Collected[]): FinalisedDefinitions {
  const all = collected.toSorted((a, b) => compareText(a.key, b.key));
  const classes = equalSchemas(all);
  const firsts = classes.flatMap(([first]) => first ?? []);
  const { names, clashes } = nameDefinitions(document, firsts);
  const nameOf = new Map(classes.flatMap((equal, index) => equal.map(({ key }) => [key, names[index] ?? ''] as const)));
  const settled = (schema: Schema) => mapReferences(schema, (key) => definitionRef(nameOf.get(key) ?? ''));
  const list = firsts.map(({ key, node, schema }) => ({
    name: nameOf.get(key) ?? '',
    schema: settled(schema),
    source: specPointerOf(node),
  }));
  return {
    finalise: settled,
    list: list.toSorted((a, b) => compareText(a.name, b.name)),
    nodes: all.map(({ key, node, scope }) => ({ name: nameOf.get(key) ?? '', node, dialect: scope.language.dialect })),
    diagnostics: clashes.map(({ name, node, holder }) => clash(name, node, holder)),
  };
}

function clash(name: string, node: SpecNode, holder: SpecNode): Diagnostic {
  const what = `Two shared schemas of one provider would both be called ${name}.`;
  return createDiagnostic('name-clash', locationOf(node), what, {
    related: [related(`the other ${name}`, locationOf(holder))],
  });
}
