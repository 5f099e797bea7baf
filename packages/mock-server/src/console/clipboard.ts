import { announce } from './announce.ts';
import { byId } from './element.ts';

/** Copies a text. If the browser does not allow that, shows it selected, for copying by hand. */
export async function copyText(text: string, name: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`Copied ${name}.`);
  } catch {
    const dialog = byId('copy') as HTMLDialogElement;
    const area = byId('copy-text') as HTMLTextAreaElement;
    area.value = text;
    dialog.showModal();
    area.select();
  }
}
