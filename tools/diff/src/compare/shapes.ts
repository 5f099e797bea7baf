import type { Definition, Provider } from '@hookbook/contract';
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
      const kept = head.definitions.find(({ formerNames }) => formerNames?.includes(gone.name));
      if (kept) return keptChange(gone, kept, head);
      const text = JSON.stringify(withoutWords(gone.schema));
      const same = onlyHead.find(({ schema }) => JSON.stringify(withoutWords(schema)) === text);
      const change = same
        ? ({
            rule: 'shape-renamed',
            message: `The type "${gone.name}" was renamed to "${same.name}".`,
            avoid: `Keep the old name as an alias: \`x-former-names: [${gone.name}]\` in "${same.name}".`,
          } as const)
        : ({ rule: 'shape-removed', message: `The type "${gone.name}" is no longer exported.` } as const);
      return changeOf({ ...change, shape: gone.name, wire: 'none', source: 'breaking' }, head.name, [gone, same]);
    }),
    ...goneAliases(base, head),
    ...(hasWords ? [changeOf(words, head.name, [base, head])] : []),
  ];
}

/** The old name is still exported, as an alias. */
function keptChange(gone: Definition, kept: Definition, { name: provider }: Provider): Change {
  const message = `The type "${gone.name}" was renamed to "${kept.name}". The old name is a deprecated alias.`;
  const severities = { wire: 'none', source: 'compatible' } as const;
  return changeOf({ rule: 'shape-renamed', ...severities, shape: gone.name, message }, provider, [gone, kept]);
}

/** Former names that were still exported, and are no longer. */
function goneAliases(base: Provider, head: Provider): readonly Change[] {
  const exported = new Set(head.definitions.flatMap(({ name, formerNames = [] }) => [name, ...formerNames]));
  return base.definitions.flatMap((definition) =>
    (definition.formerNames ?? [])
      .filter((former) => !exported.has(former))
      .map((shape) => {
        const message = `The type "${shape}", a deprecated alias, is no longer exported.`;
        const severities = { wire: 'none', source: 'breaking' } as const;
        return changeOf({ rule: 'shape-removed', ...severities, shape, message }, head.name, [definition, undefined]);
      }),
  );
}
