import { definitionTypeName, pascalCase, uniqueName } from '../normalise/naming/names.ts';
import { nameTextOf } from '../normalise/schema/definitionNames.ts';
import type { ScopedSchema } from '../normalise/schema/scope.ts';
import { identityOf, members, rootNode, type SpecNode } from '../spec/file/specNode.ts';
import { getPath } from '../spec/resolve.ts';
import type { SpecDocument } from '../spec/specDocument.ts';
import { meaningOf } from './meaningOf.ts';

/** The names of the components that shared schemas become in a bundle. */
export interface ComponentNames {
  /** `isNew` when it is first asked for, by a schema of this channel. */
  readonly nameOf: (schema: ScopedSchema, channel: string) => { readonly name: string; readonly isNew: boolean };
}

export function componentNames(document: SpecDocument): ComponentNames {
  const own = getPath(document, rootNode(document.root), 'components', 'schemas');
  const taken = new Set(own ? members(own).map(([name]) => name) : []);
  const names = new Map<string, string>();
  return {
    nameOf: ({ node, scope }, channel) => {
      const meaning = meaningOf(document, { node, scope });
      const known = names.get(meaning) ?? (meaning === identityOf(node) ? ownName(node, document) : undefined);
      if (known !== undefined) return { name: known, isNew: false };
      const wanted = `${pascalCase(channel)}${definitionTypeName(nameTextOf(node))}`;
      const name = uniqueName(wanted, (each) => taken.has(each));
      names.set(meaning, name);
      taken.add(name);
      return { name, isNew: true };
    },
  };
}

/** A schema that the root document already names keeps its name. */
function ownName({ file, path }: SpecNode, document: SpecDocument): string | undefined {
  const [components, schemas, name, ...rest] = path;
  const named = file === document.root && components === 'components' && schemas === 'schemas' && rest.length === 0;
  return named ? name : undefined;
}
