/** Runs an action when a form is submitted, also with Ctrl+Enter, and not again before it has ended. */
export function submitOnce(
  form: HTMLFormElement,
  submit: HTMLButtonElement,
  busyLabel: string,
  action: () => Promise<void>,
): void {
  const label = submit.textContent;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (submit.ariaDisabled === 'true') return;
    // A button that is disabled would lose the focus.
    submit.ariaDisabled = 'true';
    submit.textContent = busyLabel;
    try {
      await action();
    } finally {
      submit.ariaDisabled = null;
      submit.textContent = label;
    }
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}
