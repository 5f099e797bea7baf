import type { GeneratedFile, Provider } from '@hookbook/contract';
import { docComment } from '@hookbook/contract/text';

/** The types of a module that have the name of its provider. */
const NAMED = ['Event', 'EventMap', 'EventType'];

/** The modules that a provider had under its former names. They export all that it exports now, under both names. */
export function formerModules({ slug, typeName, formerNames = [] }: Provider): readonly GeneratedFile[] {
  const imported = NAMED.map((suffix) => `${typeName}${suffix}`).join(', ');
  return formerNames.map((former) => {
    const types =
      former.typeName === typeName ? [] : NAMED.map((suffix) => aliasText(suffix, former.typeName, typeName));
    const importText = types.length === 0 ? '' : `import type { ${imported} } from './${slug}.ts';\n\n`;
    return { path: `${former.slug}.ts`, text: [`${importText}export * from './${slug}.ts';\n`, ...types].join('\n') };
  });
}

function aliasText(suffix: string, former: string, name: string): string {
  const doc = docComment(`@deprecated Renamed to {@link ${name}${suffix}}.`);
  return `${doc}export type ${former}${suffix} = ${name}${suffix};\n`;
}
