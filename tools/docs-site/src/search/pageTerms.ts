import { isAllowedValues } from '../model/shape/constraints.ts';
import type { DefinitionShape, EventShapes, SchemaShapes, Shape } from '../model/shape/shape.ts';

/** What one page adds to the search. */
export interface PageTerms {
  readonly fields: readonly PageField[];
  /** The schemas that are spelt out on the page, with the ids of their members' lists. */
  readonly schemas: readonly { readonly name: string; readonly id: string }[];
}

/** A field at one place of a page. A path has several places if it is in several options. */
export interface PageField {
  readonly in: 'body' | 'headers';
  /** As readers write it: `data.wallets[].address`. Empty for the body itself. */
  readonly path: string;
  readonly id: string;
  readonly values?: readonly string[];
  readonly formats?: readonly string[];
  /** One line of plain text. */
  readonly text?: string;
  /** The page, or the path of the field, that lists the members of this one. */
  readonly membersOn?: string;
  readonly membersOf?: string;
}

/** Shortens a description. Events share most of theirs, so it may remember them. */
type SentenceOf = (description: string) => string;

interface PageContext {
  readonly pathOf: ReadonlyMap<string, string>;
  readonly sentenceOf: SentenceOf;
}

interface Part {
  readonly in: PageField['in'];
  readonly path: string;
  readonly id: string;
  readonly shape: Shape;
}

/** The terms of the page of an event. */
export function eventTerms({ payload, headers, definitions }: EventShapes, sentenceOf: SentenceOf): PageTerms {
  const parts: readonly Part[] = [
    { in: 'body', path: '', id: 'payload', shape: payload },
    ...(headers ? [{ in: 'headers', path: '', id: 'headers', shape: headers } as const] : []),
    ...definitions.map(definitionPart),
  ];
  return termsOf(parts, sentenceOf);
}

/** The terms of the page of a schema. Its paths begin with its name. */
export function schemaTerms(name: string, { shape, definitions }: SchemaShapes, sentenceOf: SentenceOf): PageTerms {
  const top: Part = { in: 'body', path: '', id: 'schema', shape };
  const { fields, schemas } = termsOf([top, ...definitions.map(definitionPart)], sentenceOf);
  const topPaths = new Set(fields.filter(({ id }) => /^schema(\.|$)/.test(id)).map(({ path }) => path));
  const named = (path: string) => {
    if (!topPaths.has(path)) return path;
    return path === '' || path.startsWith('[') ? `${name}${path}` : `${name}.${path}`;
  };
  return {
    fields: fields.map(({ membersOf, ...field }) => ({
      ...field,
      path: /^schema(\.|$)/.test(field.id) ? named(field.path) : field.path,
      ...(membersOf !== undefined && { membersOf: named(membersOf) }),
    })),
    schemas,
  };
}

function definitionPart({ name, id, shape }: DefinitionShape): Part {
  return { in: 'body', path: name, id, shape };
}

function termsOf(parts: readonly Part[], sentenceOf: SentenceOf): PageTerms {
  const places: Part[] = [];
  for (const part of parts) addPlaces(part, places);
  const pathOf = new Map(places.map(({ id, path }) => [id, path]));
  const seen = new Set<string>();
  const schemas = places.flatMap(({ id, shape }) =>
    shape.definitions
      .filter((link) => link.id === undefined && link.page === undefined)
      .map(({ name }) => ({ name, id })),
  );
  const fields = places.flatMap((part) => {
    const isFirst = !seen.has(`${part.in} ${part.path}`);
    seen.add(`${part.in} ${part.path}`);
    const field = fieldOf(part, { pathOf, sentenceOf });
    const adds = field.values !== undefined || field.membersOn !== undefined || field.membersOf !== undefined;
    return adds || (isFirst && part.path !== '') ? [field] : [];
  });
  return {
    fields,
    schemas: [...schemas, ...parts.flatMap(({ path, id }) => (path === '' ? [] : [{ name: path, id }]))],
  };
}

function addPlaces(part: Part, places: Part[]): void {
  places.push(part);
  for (const { path, id, shape } of part.shape.members) addPlaces({ in: part.in, path, id, shape }, places);
}

function fieldOf(part: Part, { pathOf, sentenceOf }: PageContext): PageField {
  const { constraints, definitions, description } = part.shape;
  const values = constraints.filter(isAllowedValues).flatMap((constraint) => constraint.values);
  const formats = constraints
    .filter(({ label }) => /^(each item: )?format$/.test(label))
    .flatMap(({ values }) => values);
  const page = definitions.find((link) => link.page !== undefined)?.page;
  const path = definitions.flatMap(({ id }) => (id === undefined ? [] : (pathOf.get(id) ?? [])))[0];
  return {
    ...{ in: part.in, path: part.path, id: part.id },
    ...(values.length > 0 && { values: [...new Set(values)] }),
    ...(formats.length > 0 && { formats }),
    ...(description !== '' && { text: sentenceOf(description) }),
    ...(page !== undefined && { membersOn: page }),
    ...(path !== undefined && path !== part.path && { membersOf: path }),
  };
}
