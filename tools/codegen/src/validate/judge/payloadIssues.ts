import type { Provider } from '@hookbook/contract';
import { definitionGraph, type Schema } from '@hookbook/contract/schema';
import { explain } from '../../../../../packages/validators/src/explain/explain.ts';
import type { Issue } from '../../../../../packages/validators/src/issues/issue.ts';
import { KEYWORD_HANDLERS } from './keywordHandlers.ts';
import { RulesBuilder } from './rules.ts';

/**
 * Returns what the published validators of a provider report about a value, for each schema of a payload. Nothing if they
 * accept the value.
 */
export function payloadIssues({ definitions, webhook }: Pick<Provider, 'definitions' | 'webhook'>) {
  // If two definitions share a name, which is an error already, the first one counts.
  const graph = definitionGraph(definitions.toReversed());
  const builder = new RulesBuilder({ definitions: graph, formats: webhook.formats !== 'annotation' });
  return (payload: Schema): ((value: unknown) => readonly Issue[]) => {
    const rules = builder.build(payload);
    return (value) => explain(rules, value, KEYWORD_HANDLERS);
  };
}
