import { isMapping } from '@hookbook/contract/data';
import { WHOLE_DOCUMENTS } from './wholeDocuments.ts';

export interface BrokenDocument {
  /** The version and the mutation: `3.0.0: /info/title = 7`. */
  readonly name: string;
  readonly document: unknown;
}

/**
 * Every mutation of documents that contain every object of AsyncAPI: a member is removed, gets a value of another type, or
 * a name that does not exist. Some of them are still valid.
 */
export function brokenDocuments(): BrokenDocument[] {
  return Object.entries(WHOLE_DOCUMENTS).flatMap(([version, document]) =>
    [...mutations(document, '')].map(([name, mutated]) => ({ name: `${version}: ${name}`, document: mutated })),
  );
}

type Mutation = readonly [name: string, mutated: unknown];

function* mutations(value: unknown, path: string): Generator<Mutation> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield [`without ${path}/${index}`, value.toSpliced(index, 1)];
      for (const [name, mutated] of [...replacements(item, `${path}/${index}`), ...mutations(item, `${path}/${index}`)])
        yield [name, value.with(index, mutated)];
    }
  } else if (isMapping(value)) {
    yield [`${path}/unknwon = 1`, { ...value, unknwon: 1 }];
    for (const [key, member] of Object.entries(value)) {
      const { [key]: _, ...others } = value;
      yield [`without ${path}/${key}`, others];
      for (const [name, mutated] of [...replacements(member, `${path}/${key}`), ...mutations(member, `${path}/${key}`)])
        yield [name, { ...value, [key]: mutated }];
    }
  }
}

/** Values of other types. */
function replacements(value: unknown, path: string): Mutation[] {
  if (typeof value === 'object') return [[`${path} = "text"`, 'text']];
  return [
    [`${path} = 7`, 7],
    [`${path} = {}`, {}],
  ];
}
