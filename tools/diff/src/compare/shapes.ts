import type { Provider } from '@hookbook/contract';
import type { Change } from './change.ts';
import { both, changeOf, pairsOf } from './located.ts';
import { withoutWords } from './words.ts';

/** The types that are exported by name. Whoever imports one that is gone does not compile. */
export function shapeChanges(base: Provider, head: Provider): readonly Change[] {
  const { onlyBase, onlyHead, both: kept } = pairsOf(base.definitions, head.definitions, ({ name }) => name);
  const hasWords = kept.some(([before, after]) => {
    const isSame = JSON.stringify(before.schema) === JSON.stringify(after.schema);
    return !isSame && JSON.stringify(withoutWords(before.schema)) === JSON.stringify(withoutWords(after.schema));
  });
  const words = { rule: 'words', ...both('docs'), message: 'The descriptions of shared schemas changed.' } as const;
  return [
    ...onlyBase.map((gone) => {
      const text = JSON.stringify(withoutWords(gone.schema));
      const same = onlyHead.find(({ schema }) => JSON.stringify(withoutWords(schema)) === text);
      const change = same
        ? ({ rule: 'shape-renamed', message: `The type "${gone.name}" was renamed to "${same.name}".` } as const)
        : ({ rule: 'shape-removed', message: `The type "${gone.name}" is no longer exported.` } as const);
      return changeOf({ ...change, shape: gone.name, wire: 'none', source: 'breaking' }, head.name, [gone, same]);
    }),
    ...(hasWords ? [changeOf(words, head.name, [base, head])] : []),
  ];
}
