import { byId } from './element.ts';

/** Has a screen reader say a result, politely, and shows it for a moment. */
export function announce(text: string): void {
  const region = byId('announcement');
  region.textContent = text;
  region.classList.add('shown');
  clearTimeout(hiding);
  hiding = setTimeout(() => region.classList.remove('shown'), 4000);
}

/** Has a screen reader say what a filter found, once somebody stops typing. The page shows it anyway. */
export function announceFound(text: string): void {
  clearTimeout(saying);
  saying = setTimeout(() => {
    byId('found').textContent = text;
  }, 500);
}

let hiding: ReturnType<typeof setTimeout> | undefined;
let saying: ReturnType<typeof setTimeout> | undefined;
