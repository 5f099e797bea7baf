import type { Provider } from '@hookbook/contract';
import { checkName } from './check/callee.ts';
import type { Compiled } from './compile.ts';
import { definitionRules } from './rules/rulesText.ts';

/**
 * Checks and rules. TypeScript leaves them alone: a check looks before it touches, step by step, and a schema that
 * nothing can match is legal.
 */
export function rulesModule({ events }: Provider, { imports, handlers, statements }: Compiled): string {
  const runtime = [...imports].map(([file, names]) => `import { ${names.join(', ')} } from '../../${file}';`);
  const exported = events.flatMap(({ typeName }) => [checkName(typeName), definitionRules(typeName)]);
  return [
    '// @ts-nocheck\n',
    `import type { EventRules } from '../../explain/rules.ts';`,
    `import type { KeywordHandlers } from '../../explain/state.ts';`,
    `${runtime.join('\n')}\n`,
    statements.join('\n\n'),
    `\nexport { ${[...exported, ...new Set(handlers.values())].join(', ')} };\n`,
  ].join('\n');
}
