// Concatenated after openSearch.js.

/** The form that checks a signature, once somebody opens it. */
for (const fold of document.querySelectorAll('[data-signature]')) {
  const open = async () => {
    try {
      await runScript('signature.js');
      globalThis.hookbookSignature.open(fold);
    } catch {
      fold.lastElementChild.textContent = 'The form could not be loaded.';
    }
  };
  fold.addEventListener('toggle', open, { once: true });
}
