import { byId } from './element.ts';

/** Has a screen reader say a text, politely. Shows it for a moment, too. */
export function announce(text: string): void {
  const region = byId('announcement');
  region.textContent = text;
  region.classList.add('shown');
  clearTimeout(timer);
  timer = setTimeout(() => region.classList.remove('shown'), 4000);
}

let timer: ReturnType<typeof setTimeout> | undefined;
