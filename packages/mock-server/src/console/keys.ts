export interface KeyActions {
  readonly focusFilter: () => void;
  readonly move: (distance: number) => void;
  /** Moves to the newest or the oldest delivery. */
  readonly moveToEnd: (isNewest: boolean) => void;
  readonly open: () => void;
  readonly sendAgain: () => void;
  readonly showSend: () => void;
  readonly showPlay: () => void;
  readonly showKeys: () => void;
  /** Says whether there was something to close. */
  readonly close: (target: Element) => boolean;
}

type Action = (actions: KeyActions) => void;

/** Work everywhere but where somebody writes. */
const PAGE_KEYS: Readonly<Record<string, Action>> = {
  '/': ({ focusFilter }) => focusFilter(),
  j: ({ move }) => move(1),
  k: ({ move }) => move(-1),
  r: ({ sendAgain }) => sendAgain(),
  n: ({ showSend }) => showSend(),
  p: ({ showPlay }) => showPlay(),
  '?': ({ showKeys }) => showKeys(),
};

/** Work in the list. */
const LIST_KEYS: Readonly<Record<string, Action>> = {
  ArrowDown: ({ move }) => move(1),
  ArrowUp: ({ move }) => move(-1),
  PageDown: ({ move }) => move(10),
  PageUp: ({ move }) => move(-10),
  Home: ({ moveToEnd }) => moveToEnd(true),
  End: ({ moveToEnd }) => moveToEnd(false),
  Enter: ({ open }) => open(),
  ' ': ({ open }) => open(),
};

const REPEATABLE = ['j', 'k', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'];

const EDITABLE = 'input:not([type=checkbox], [type=radio]), textarea, select';

export function listenForKeys(list: HTMLElement, actions: KeyActions): void {
  addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) return;
    // A dialog has keys of its own.
    if (document.querySelector('dialog[open]')) return;
    if (key === 'Escape') {
      if (actions.close(target)) event.preventDefault();
      return;
    }
    const isWriting = target.matches(EDITABLE);
    const action = (target === list ? LIST_KEYS[key] : undefined) ?? (isWriting ? undefined : PAGE_KEYS[key]);
    if (!action) return;
    event.preventDefault();
    // A key that is held down moves in the list, and sends nothing twice.
    if (event.repeat && !REPEATABLE.includes(key)) return;
    action(actions);
  });
}
