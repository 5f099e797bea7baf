import * as arrays from '../../../../../packages/validators/src/explain/keywords/arrays.ts';
import * as composition from '../../../../../packages/validators/src/explain/keywords/composition.ts';
import * as numbers from '../../../../../packages/validators/src/explain/keywords/numbers.ts';
import * as objects from '../../../../../packages/validators/src/explain/keywords/objects.ts';
import * as strings from '../../../../../packages/validators/src/explain/keywords/strings.ts';
import * as unevaluated from '../../../../../packages/validators/src/explain/keywords/unevaluated.ts';
import * as values from '../../../../../packages/validators/src/explain/keywords/values.ts';
import type { KeywordHandlers } from '../../../../../packages/validators/src/explain/state.ts';

/** The handlers of all keywords. A published event has those that it needs. */
export const KEYWORD_HANDLERS: KeywordHandlers = Object.fromEntries(
  [arrays, composition, numbers, objects, strings, unevaluated, values].flatMap((family) =>
    Object.entries(family).map(([name, handler]) => [keywordOf(name), handler]),
  ),
);

/** `minItems` for `explainMinItems`. */
function keywordOf(handlerName: string): string {
  const keyword = handlerName.slice('explain'.length);
  return `${keyword.charAt(0).toLowerCase()}${keyword.slice(1)}`;
}
