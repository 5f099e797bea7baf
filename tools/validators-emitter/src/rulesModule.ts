import type { Provider } from '@hookbook/contract';
import { checkName } from './check/callee.ts';
import type { CompiledProvider } from './compileProvider.ts';
import { rulesName } from './rules/rulesOf.ts';

/**
 * The checks and rules of a provider. TypeScript does not check this module: it cannot follow how a check narrows a
 * value, and it reports the check of a schema that nothing can match, although such schemas are legal.
 */
export function rulesModule({ events }: Provider, { imports, handlers, statements }: CompiledProvider): string {
  const runtime = [...imports].map(([file, names]) => `import { ${names.join(', ')} } from '../../${file}';`);
  const exported = events.flatMap(({ typeName }) => [checkName(typeName), rulesName(typeName)]);
  return [
    '// @ts-nocheck\n',
    `import type { EventRules } from '../../explain/rules.ts';`,
    `import type { KeywordHandlers } from '../../explain/state.ts';`,
    `${runtime.join('\n')}\n`,
    statements.join('\n\n'),
    `\nexport { ${[...exported, ...new Set(handlers.values())].join(', ')} };\n`,
  ].join('\n');
}
