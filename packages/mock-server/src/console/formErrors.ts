import { ApiError, type EndpointName } from './api.ts';
import { element } from './element.ts';
import { showError } from './errorText.ts';

export interface FormErrors {
  readonly element: HTMLElement;
  readonly show: (error: unknown, endpoint?: EndpointName) => void;
  readonly clear: () => void;
}

/** Shows the errors of a request at the form, and marks the control that caused one. */
export function createFormErrors(form: HTMLFormElement): FormErrors {
  const alert = element('div', { class: 'alert', role: 'alert', hidden: true });
  const clear = () => {
    alert.hidden = true;
    for (const control of form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  };
  return {
    element: alert,
    clear,
    show: (error, endpoint) => {
      clear();
      showError(alert, error, endpoint);
      const name = error instanceof ApiError ? error.where.replace(/^body\./, '') : '';
      const control = name === '' ? null : form.elements.namedItem(name);
      if (!(control instanceof HTMLElement)) return;
      control.setAttribute('aria-invalid', 'true');
      const details = control.closest('details');
      if (details) details.open = true;
      control.focus();
    },
  };
}
