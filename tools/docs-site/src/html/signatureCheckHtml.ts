import type { SignatureFacts } from '../model/signatureFacts.ts';
import { type Html, html } from '../text/html.ts';

/** Where the script adds the form. The facts are ASCII, because escaping for display would change other characters. */
export function signatureCheckHtml(facts: SignatureFacts): Html {
  const json = JSON.stringify(facts).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return html`<details class="check" data-signature="${json}">
<summary>Open the form</summary>
<p class="quiet">The form needs JavaScript.</p>
</details>`;
}
