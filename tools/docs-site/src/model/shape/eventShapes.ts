import type { Event, Provider } from '@hookbook/contract';
import type { DefinitionMap, Schema } from '@hookbook/contract/schema';
import type { Anchor } from './anchor.ts';
import { badgesOf } from './badges.ts';
import { type ChildSchema, childrenOf, hasChildren } from './children.ts';
import { mergeDescriptions, withoutRepeatedDescriptions, withoutStatedValue } from './descriptions.ts';
import { type FlatSchema, flatten } from './flatten.ts';
import { requiredBy } from './memberNames.ts';
import { mergeConstraints } from './mergeConstraints.ts';
import type { DefinitionLink, DefinitionShape, EventShapes, Member, SchemaShapes, Shape } from './shape.ts';
import { inlineItems, removeTypeOnlyOptions } from './simplify.ts';
import { typeText } from './typeText.ts';

/** The page of each definition that has one of its own, by name. */
export type SchemaPaths = ReadonlyMap<string, string>;

/**
 * The shapes of one event's page. Each definition is expanded once, at its first use; other uses link there. Those with
 * pages of their own are expanded only at the top.
 */
export function eventShapes(event: Event, provider: Provider, pages: SchemaPaths = new Map()): EventShapes {
  const builder = new ShapeBuilder(definitionsOf(provider), pages);
  const payload = builder.shape([event.payload], { path: '', id: 'payload' });
  const headers = event.headers && builder.shape([event.headers], { path: '', id: 'headers' });
  const definitions = builder.definitionShapes();
  return { payload, ...(headers && { headers }), definitions };
}

/** The shapes of the page of a definition. */
export function schemaShapes(name: string, provider: Provider, pages: SchemaPaths): SchemaShapes {
  const builder = new ShapeBuilder(definitionsOf(provider), pages);
  const shape = builder.top(name, { path: '', id: 'schema' });
  return { shape, definitions: builder.definitionShapes() };
}

function definitionsOf({ definitions }: Provider): DefinitionMap {
  return new Map(definitions.map(({ name, schema }) => [name, schema]));
}

/** Records where definitions are expanded on one page, so that recursive ones terminate. */
class ShapeBuilder {
  private readonly definitions: DefinitionMap;
  private readonly pages: SchemaPaths;
  /** The id under which each definition is expanded. */
  private readonly ids = new Map<string, string>();
  /** Definitions whose members already appear among those of a shape that extends them. */
  private readonly extended = new Set<string>();
  /** Definitions that are linked to but not expanded yet. */
  private readonly pending: string[] = [];

  constructor(definitions: DefinitionMap, pages: SchemaPaths) {
    this.definitions = definitions;
    this.pages = pages;
  }

  /** The shape of the definition that the page is about. */
  top(name: string, anchor: Anchor): Shape {
    this.ids.set(name, anchor.id);
    const schemas = [this.definitions.get(name) ?? true];
    return this.ownShape(flatten(schemas, this.definitions), schemas, anchor);
  }

  shape(schemas: readonly Schema[], anchor: Anchor): Shape {
    const flat = flatten(schemas, this.definitions);
    const name = this.soleDefinition(flat);
    return name === undefined ? this.ownShape(flat, schemas, anchor) : this.definitionUse(name, flat, schemas, anchor);
  }

  definitionShapes(): readonly DefinitionShape[] {
    const shapes: DefinitionShape[] = [];
    // Expanding a definition can add further ones to the list.
    for (const name of this.pending) {
      const schemas = [this.definitions.get(name) ?? true];
      const id = this.idOf(name);
      const flat = flatten(schemas, this.definitions);
      shapes.push({ name, id, shape: this.expanded(flat, schemas, { path: name, id }) });
    }
    return shapes;
  }

  /** The definition that the schemas refer to, if there is exactly one and they add and require no members. */
  private soleDefinition({ definitionNames, parts }: FlatSchema): string | undefined {
    const own = parts.filter((part) => part.definition === undefined);
    const shared = parts.filter((part) => part.definition !== undefined).map((part) => part.schema);
    const required = requiredBy(shared, this.definitions);
    const requiresMore = own.some(({ schema }) => schema.required?.some((name) => !required.has(name)));
    return definitionNames.length === 1 && !own.some(hasChildren) && !requiresMore ? definitionNames[0] : undefined;
  }

  private definitionUse(name: string, flat: FlatSchema, schemas: readonly Schema[], anchor: Anchor): Shape {
    const id = this.ids.get(name);
    const page = this.pages.get(name);
    if (id === undefined && page !== undefined && anchor.path !== '')
      return { ...this.collapsed(flat, schemas), intro: '', definitions: [{ name, page }] };
    if (id === undefined) {
      this.ids.set(name, anchor.id);
      const shape = this.expanded(flat, schemas, anchor);
      return { ...shape, definitions: [{ name }, ...shape.definitions] };
    }
    const parts = withoutRepeatedDescriptions(flat.parts);
    return { ...this.collapsed({ ...flat, parts }, schemas), intro: '', definitions: [{ name, id }] };
  }

  /** A shape that may extend definitions. The members of each definition appear in one such shape only. */
  private ownShape(flat: FlatSchema, schemas: readonly Schema[], anchor: Anchor): Shape {
    const extended = flat.parts.filter(hasChildren).flatMap(({ definition }) => definition ?? []);
    const repeated = new Set(extended.filter((name) => this.extended.has(name)));
    for (const name of extended) this.extended.add(name);
    const parts = flat.parts.filter(({ definition }) => definition === undefined || !repeated.has(definition));
    const here: DefinitionLink[] = flat.definitionNames.filter((name) => !repeated.has(name)).map((name) => ({ name }));
    const elsewhere = [...repeated].map((name) => ({ name, id: this.idOf(name) }));
    const shape = this.expanded({ ...flat, parts }, schemas, anchor);
    return { ...shape, definitions: [...here, ...elsewhere, ...shape.definitions] };
  }

  private idOf(name: string): string {
    const id = this.ids.get(name) ?? `shape.${name}`;
    if (!this.ids.has(name)) {
      this.ids.set(name, id);
      this.pending.push(name);
    }
    return id;
  }

  private expanded(flat: FlatSchema, schemas: readonly Schema[], anchor: Anchor): Shape {
    const members = childrenOf(flat.parts, anchor, this.definitions).map((child) => this.member(child));
    return inlineItems(removeTypeOnlyOptions({ ...this.collapsed(flat, schemas), members }), flat.parts);
  }

  private collapsed(flat: FlatSchema, schemas: readonly Schema[]): Shape {
    const constraints = mergeConstraints(flat.parts, this.definitions);
    const { description, intro } = mergeDescriptions(flat.parts, { hasMembers: flat.parts.some(hasChildren) });
    return {
      type: typeText(schemas, this.definitions),
      definitions: [],
      ...{ description: withoutStatedValue(description, constraints), intro },
      badges: badgesOf(flat.parts.map((part) => part.schema)),
      constraints,
      members: [],
    };
  }

  private member({ anchor, schemas, ...child }: ChildSchema): Member {
    return { ...child, ...anchor, shape: this.shape(schemas, anchor) };
  }
}
