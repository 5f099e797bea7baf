import type { Provider } from '@hookbook/contract';
import { checkName } from './check/callee.ts';
import type { LinkedModule } from './link/linkModule.ts';
import { rulesName } from './rules/rulesOf.ts';

/**
 * The checks and rules of a provider. TypeScript does not check this module: it cannot follow how a check narrows a
 * value, and it reports the check of a schema that nothing can match, although such schemas are legal.
 */
export function rulesModule({ events }: Provider, { imports, handlers, text }: LinkedModule): string {
  const runtime = imports.map(([file, names]) => `import { ${names.join(', ')} } from '../../${file}';`);
  const exported = events.flatMap(({ typeName }) => [checkName(typeName), rulesName(typeName)]);
  return [
    '// @ts-nocheck\n',
    `import type { EventRules } from '../../explain/rules.ts';`,
    `import type { KeywordHandlers } from '../../explain/state.ts';`,
    `${runtime.join('\n')}\n`,
    text,
    `\nexport { ${[...exported, ...new Set(handlers)].join(', ')} };\n`,
  ].join('\n');
}
