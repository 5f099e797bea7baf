import type { Event, Provider } from '@hookbook/contract';
import type { DefinitionMap, Schema } from '@hookbook/contract/schema';
import type { Anchor } from './anchor.ts';
import { badgesOf } from './badges.ts';
import { type ChildSchema, childrenOf, hasChildren } from './children.ts';
import { factsOfParts, textsOfParts, withoutSharedTexts } from './descriptions.ts';
import { type Flat, flatten } from './flatten.ts';
import type { EventRows, Member, Shape, ShapeName, SharedShape } from './shape.ts';
import { hoistItems, withoutBareOptions } from './simplify.ts';
import { typesOf } from './typeNames.ts';

/** The rows of one event's page. A shared shape is unfolded once on it, where it is first met; other places link there. */
export function eventRows(event: Event, provider: Provider): EventRows {
  const definitions = new Map(provider.definitions.map(({ name, schema }) => [name, schema]));
  const page = new PageRows(definitions);
  const payload = page.shape([event.payload], { path: '', anchor: 'payload' });
  const headers = event.headers && page.shape([event.headers], { path: '', anchor: 'headers' });
  const shared = page.sharedShapes();
  return { payload, ...(headers && { headers }), shared };
}

/** Remembers what stands where on one page, so that shapes that refer to each other, or to themselves, come to an end. */
class PageRows {
  private readonly definitions: DefinitionMap;
  /** Where each shared shape stands in full. */
  private readonly anchors = new Map<string, string>();
  /** Shared shapes whose members stand somewhere among those of a shape that extends them. */
  private readonly extended = new Set<string>();
  /** Shared shapes that are linked to and stand nowhere yet. */
  private readonly waiting: string[] = [];

  constructor(definitions: DefinitionMap) {
    this.definitions = definitions;
  }

  shape(schemas: readonly Schema[], place: Anchor): Shape {
    const flat = flatten(schemas, this.definitions);
    const only = this.onlyName(flat);
    return only === undefined ? this.ownShape(flat, schemas, place) : this.namedShape(only, flat, schemas, place);
  }

  sharedShapes(): readonly SharedShape[] {
    const shared: SharedShape[] = [];
    for (const name of this.waiting) {
      const schemas = [this.definitions.get(name) ?? true];
      const anchor = this.anchorOf(name);
      const flat = flatten(schemas, this.definitions);
      shared.push({ name, anchor, shape: this.unfolded(flat, schemas, { path: name, anchor }) });
    }
    return shared;
  }

  /** The shared shape that the place refers to, if it is one and the place adds no members of its own. */
  private onlyName({ names, parts }: Flat): string | undefined {
    const allShared = parts.filter(hasChildren).every((part) => part.from !== undefined);
    return names.length === 1 && allShared ? names[0] : undefined;
  }

  private namedShape(name: string, flat: Flat, schemas: readonly Schema[], place: Anchor): Shape {
    const anchor = this.anchors.get(name);
    if (anchor === undefined) {
      this.anchors.set(name, place.anchor);
      const shape = this.unfolded(flat, schemas, place);
      return { ...shape, names: [{ name }, ...shape.names] };
    }
    const parts = withoutSharedTexts(flat.parts);
    return { ...this.folded({ ...flat, parts }, schemas), intro: '', names: [{ name, anchor }] };
  }

  /** A shape of this place alone, which may extend shared ones: each of those is spelt out for one such place only. */
  private ownShape(flat: Flat, schemas: readonly Schema[], place: Anchor): Shape {
    const repeated = new Set(
      flat.parts.filter(hasChildren).flatMap(({ from }) => (from && this.extended.has(from) ? [from] : [])),
    );
    for (const { from } of flat.parts.filter(hasChildren)) if (from !== undefined) this.extended.add(from);
    const parts = flat.parts.filter(({ from }) => from === undefined || !repeated.has(from));
    const here: ShapeName[] = flat.names.filter((name) => !repeated.has(name)).map((name) => ({ name }));
    const elsewhere = [...repeated].map((name) => ({ name, anchor: this.anchorOf(name) }));
    const shape = this.unfolded({ ...flat, parts }, schemas, place);
    return { ...shape, names: [...here, ...elsewhere, ...shape.names] };
  }

  private anchorOf(name: string): string {
    const anchor = this.anchors.get(name) ?? `shape.${name}`;
    if (!this.anchors.has(name)) {
      this.anchors.set(name, anchor);
      this.waiting.push(name);
    }
    return anchor;
  }

  private unfolded(flat: Flat, schemas: readonly Schema[], place: Anchor): Shape {
    const members = childrenOf(flat.parts, place).map((slot) => this.member(slot));
    return hoistItems(withoutBareOptions({ ...this.folded(flat, schemas), members }), flat.parts);
  }

  private folded(flat: Flat, schemas: readonly Schema[]): Shape {
    const types = typesOf(schemas, this.definitions);
    return {
      type: types === undefined ? 'any value' : types.length === 0 ? 'no value' : types.join(' or '),
      names: [],
      ...textsOfParts(flat.parts, { hasMembers: flat.parts.some(hasChildren) }),
      marks: badgesOf(flat.parts.map((part) => part.schema)),
      facts: factsOfParts(flat.parts),
      members: [],
    };
  }

  private member({ place, schemas, ...slot }: ChildSchema): Member {
    return { ...slot, ...place, shape: this.shape(schemas, place) };
  }
}
