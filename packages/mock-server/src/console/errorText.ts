import { ApiError } from './api.ts';
import { element } from './element.ts';

/** An error as the children of an alert: its message, how to fix it, and what was probably meant. */
export function errorContent(error: unknown): readonly HTMLElement[] {
  const message = error instanceof Error ? error.message : String(error);
  const { fix = '', suggestions = [] } = error instanceof ApiError ? error : {};
  return [
    element('p', {}, element('strong', {}, message)),
    ...(suggestions.length > 0
      ? [element('p', {}, 'Did you mean ', ...separated(suggestions.map((text) => element('code', {}, text))), '?')]
      : []),
    ...(fix === '' ? [] : [element('p', {}, fix)]),
  ];
}

function separated(items: readonly HTMLElement[]): readonly (HTMLElement | string)[] {
  return items.flatMap((item, index) => (index === 0 ? [item] : [index === items.length - 1 ? ' or ' : ', ', item]));
}
