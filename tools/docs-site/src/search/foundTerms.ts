import { escapeInvisible } from '../text/untrusted.ts';
import type { PageSets } from './pageSets.ts';
import type { PageField, PageTerms } from './pageTerms.ts';
import { pathAnchor } from './pathAnchor.ts';
import { type Row, row } from './row.ts';
import type { TextBudget } from './textBudget.ts';

/** Where something is: the pages on which it has the same id, and the same place of its members. */
interface Place {
  readonly id: string;
  readonly members: number | string;
  readonly pages: number[];
  readonly values: Map<string, number[]>;
}

interface Found {
  readonly name: string;
  text: string;
  readonly formats: Set<string>;
  readonly places: Map<string, Place>;
}

/** A page, by its number. */
export interface NumberedPage {
  readonly number: number;
  readonly provider: number;
  /** A value that leads to the page itself. */
  readonly eventType?: string;
  /** Whether the page shows a schema. */
  readonly isSchema: boolean;
}

/** Collects what is found on pages, so that each of it is stated once. */
export class FoundTerms {
  private readonly fields = new Map<string, Found>();
  private readonly headers = new Map<string, Found>();
  private readonly schemas = new Map<string, Found>();
  private readonly expectedIds = new Map<string, string>();
  private readonly schemaPageNumber: (path: string) => number;

  constructor(schemaPageNumber: (path: string) => number) {
    this.schemaPageNumber = schemaPageNumber;
  }

  /** Pages come in the order of their numbers. */
  add({ fields, schemas }: PageTerms, page: NumberedPage): void {
    for (const field of fields) this.addField(field, page);
    for (const { name, id } of schemas) {
      const found = foundIn(this.schemas, `${name}\n${page.provider}`, name);
      placeIn(found, defaultId(id, 'payload'), '').pages.push(page.number);
    }
  }

  addHeader(name: string, section: string, page: number): void {
    placeIn(foundIn(this.headers, name, name), section, '').pages.push(page);
  }

  rows(sets: PageSets, budget: TextBudget) {
    const fields = sorted(this.fields);
    const shallow = fields.toSorted((a, b) => depth(a) - depth(b));
    const texts = new Map(shallow.map((field) => [field, budget.take(field.text)]));
    const formats = new Map<string, number[]>();
    for (const [index, field] of fields.entries())
      for (const format of field.formats) formats.set(format, [...(formats.get(format) ?? []), index]);
    const rowOf = (found: Found) => [clean(found.name), clean(texts.get(found) ?? ''), ...placeRows(found, sets)];
    return {
      fields: fields.map(rowOf),
      headers: sorted(this.headers).map(rowOf),
      schemas: sorted(this.schemas).map(rowOf),
      formats: [...formats].sort(byFirst).map(([format, indices]) => [clean(format), ...gaps(indices)]),
    };
  }

  private addField(field: PageField, { number, eventType, isSchema }: NumberedPage): void {
    const isHeader = field.in === 'headers';
    const found = foundIn(isHeader ? this.headers : this.fields, field.path, field.path);
    const { membersOn, membersOf = '' } = field;
    const id = defaultId(field.id, isHeader ? `headers.${field.path}` : this.expectedId(field.path, isSchema));
    const place = placeIn(found, id, membersOn === undefined ? membersOf : this.schemaPageNumber(membersOn));
    if (place.pages.at(-1) !== number) place.pages.push(number);
    for (const value of field.values ?? []) {
      if (value === eventType) continue;
      const pages = place.values.get(value) ?? [];
      place.values.set(value, pages);
      if (pages.at(-1) !== number) pages.push(number);
    }
    for (const format of field.formats ?? []) found.formats.add(format);
    found.text ||= field.text ?? '';
  }

  /** The id that the script guesses. The path of a member of a schema begins with the name of the schema. */
  private expectedId(path: string, isSchema: boolean): string {
    const key = `${isSchema} ${path}`;
    const known = this.expectedIds.get(key);
    if (known !== undefined) return known;
    const [, name = '', rest = ''] = isSchema ? (/^([^.[]*)\.?(.*)$/s.exec(path) ?? []) : ['', '', path];
    const id = pathAnchor(rest, name === '' ? 'payload' : 'schema');
    this.expectedIds.set(key, id);
    return id;
  }
}

/** The id, unless the script would guess it. */
function defaultId(id: string, expected: string): string {
  return id === expected ? '' : id;
}

function foundIn(all: Map<string, Found>, key: string, name: string): Found {
  const known = all.get(key) ?? { name, text: '', formats: new Set(), places: new Map() };
  all.set(key, known);
  return known;
}

function placeIn({ places }: Found, id: string, members: number | string): Place {
  const key = `${id}\n${members}`;
  const known = places.get(key) ?? { id, members, pages: [], values: new Map() };
  places.set(key, known);
  return known;
}

/** Each group of places is a row: pages, id, values, members. A value of only some of the pages has these beside it. */
function placeRows({ places }: Found, sets: PageSets): readonly Row[] {
  return [...places.values()].map(({ id, members, pages, values }) => {
    const ref = sets.ref(pages);
    const valueRows = [...values].map(([value, some]) =>
      some.length === pages.length ? clean(value) : [clean(value), sets.ref(some)],
    );
    return row(ref, id, valueRows, typeof members === 'string' ? clean(members) : members);
  });
}

function sorted(all: ReadonlyMap<string, Found>): readonly Found[] {
  return [...all].sort(byFirst).map(([, found]) => found);
}

function byFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function depth({ name }: Found): number {
  return name.split('.').length;
}

/** Ascending numbers as the differences between them. */
function gaps(numbers: readonly number[]): readonly number[] {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
}

/** Readers see the texts, so these look as they do on the pages. */
function clean(text: string): string {
  return escapeInvisible(text);
}
