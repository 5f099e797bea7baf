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
import { type Diagnostic, problem, related } from '../../diagnostics/diagnostic.ts';
import { isReference } from '../../spec/findReferences.ts';
import type { SpecDocument } from '../../spec/specDocument.ts';
import { placeOf, type SpecNode, sourceOf } from '../../spec/specNode.ts';
import { definitionName } from '../names.ts';
import { canonicalSchema, type Surroundings } from './canonical.ts';
import { nameDefinitions, nameTextOf } from './definitionNames.ts';
import { identityIn, leadsTo, outermost, type Scoped } from './scope.ts';

/** Collects the shared shapes of one provider while its schemas are made canonical. */
export interface Definitions {
  /** What its `$ref`s are called is known only at the end, when `settled` gives the schema its final form. */
  readonly canonical: (node: SpecNode, dialect: Dialect) => Schema;
  readonly settled: (schema: Schema) => Schema;
  /** Everything referred to so far, sorted by name. */
  readonly list: () => readonly Definition[];
  /** The schemas of the spec behind the list; several where equal ones share a name. */
  readonly nodes: () => readonly { readonly name: string; readonly node: SpecNode; readonly dialect: Dialect }[];
  readonly diagnostics: () => readonly Diagnostic[];
}

interface Collected extends KeyedSchema, Scoped {}

export function collectDefinitions(document: SpecDocument): Definitions {
  const collected = new Map<string, Collected>();
  const waiting: { readonly target: Scoped; readonly steps: number }[] = [];
  const seen = new Set<string>();
  const farAway: Diagnostic[] = [];

  /** Shared schemas are made canonical one after the other, so that a long chain of them is no deep recursion. */
  const around = (steps: number): Surroundings => ({
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
      collected.set(key, { ...target, key, name: definitionName(nameTextOf(target.node)), schema });
      if (steps === MOST_STEPS + 1) farAway.push(tooFar(target.node));
    }
    waiting.length = 0;
  };
  let last: { readonly size: number; readonly result: Settled } | undefined;
  const settle = (): Settled => {
    collect();
    if (last?.size !== collected.size)
      last = { size: collected.size, result: settleAll(document, [...collected.values()]) };
    return last.result;
  };

  return {
    canonical: (written, dialect) => {
      const target = whole(document, written, dialect);
      return target ? canonicalSchema(target, around(1)) : true;
    },
    settled: (schema) => settle().settled(schema),
    list: () => settle().list,
    nodes: () => settle().nodes,
    diagnostics: () => [...settle().diagnostics, ...farAway.slice(0, 1)],
  };
}

/** How many references may lie between a payload and a shape inside it: who reads schemas follows them recursively. */
const MOST_STEPS = 100;

function tooFar(node: SpecNode): Diagnostic {
  const what = `This shared schema is reached only over more than ${MOST_STEPS} others that refer to each other.`;
  return problem('spec-too-deep', placeOf(node), what, { fix: 'Shorten the chain of $refs that leads here.' });
}

/** A schema that is nothing but a reference stands for what it leads to, and needs no shared shape. */
function whole(document: SpecDocument, node: SpecNode, dialect: Dialect): Scoped | undefined {
  const scope = outermost(document, node, dialect);
  return isReference(node.value) ? leadsTo(document, { node, keyword: '$ref' }, scope) : { node, scope };
}

interface Settled {
  readonly settled: (schema: Schema) => Schema;
  readonly list: readonly Definition[];
  readonly nodes: readonly { readonly name: string; readonly node: SpecNode; readonly dialect: Dialect }[];
  readonly diagnostics: readonly Diagnostic[];
}

function settleAll(document: SpecDocument, collected: readonly Collected[]): Settled {
  const all = collected.toSorted((a, b) => compareText(a.key, b.key));
  const classes = equalSchemas(all);
  const firsts = classes.flatMap(([first]) => first ?? []);
  const { names, clashes } = nameDefinitions(document, firsts);
  const nameOf = new Map(classes.flatMap((equal, index) => equal.map(({ key }) => [key, names[index] ?? ''] as const)));
  const settled = (schema: Schema) => mapReferences(schema, (key) => definitionRef(nameOf.get(key) ?? ''));
  const list = firsts.map(({ key, node, schema }) => ({
    name: nameOf.get(key) ?? '',
    schema: settled(schema),
    source: sourceOf(node),
  }));
  return {
    settled,
    list: list.toSorted((a, b) => compareText(a.name, b.name)),
    nodes: all.map(({ key, node, scope }) => ({ name: nameOf.get(key) ?? '', node, dialect: scope.language.dialect })),
    diagnostics: clashes.map(({ name, node, holder }) => clash(name, node, holder)),
  };
}

function clash(name: string, node: SpecNode, holder: SpecNode): Diagnostic {
  const what = `Two shared schemas of one provider would both be called ${name}.`;
  return problem('name-clash', placeOf(node), what, { related: [related(`the other ${name}`, placeOf(holder))] });
}
