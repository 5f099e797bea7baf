import { announce } from './announce.ts';
import { ApiError, type EndpointName, enableEndpoint } from './api.ts';
import { button, element } from './element.ts';

/** Shows an error in an alert: its message, how to fix it, and what was probably meant. */
export function showError(alert: HTMLElement, error: unknown, endpoint?: EndpointName): void {
  const message = error instanceof Error ? error.message : String(error);
  const { code = '', fix = '', suggestions = [] } = error instanceof ApiError ? error : {};
  const isDisabled = code === 'endpoint-disabled' && endpoint !== undefined;
  alert.replaceChildren(
    element('p', {}, element('strong', {}, message)),
    ...(suggestions.length > 0 ? [suggestionText(suggestions)] : []),
    ...(isDisabled ? [enableButton(alert, endpoint)] : fix === '' ? [] : [element('p', {}, fix)]),
  );
  alert.hidden = false;
}

function suggestionText(suggestions: readonly string[]): HTMLElement {
  const items = suggestions.flatMap((text, index) => {
    const code = element('code', {}, text);
    return index === 0 ? [code] : [index === suggestions.length - 1 ? ' or ' : ', ', code];
  });
  return element('p', {}, 'Did you mean ', ...items, '?');
}

function enableButton(alert: HTMLElement, endpoint: EndpointName): HTMLElement {
  return button('Enable the endpoint', async () => {
    try {
      await enableEndpoint(endpoint);
      alert.hidden = true;
      announce('The endpoint is enabled. Send again.');
    } catch (error) {
      showError(alert, error);
    }
  });
}
