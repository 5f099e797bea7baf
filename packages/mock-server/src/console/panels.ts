import type { Panel } from './address.ts';
import { fetchFaults, fetchProviders } from './api.ts';
import { createDetail, type Detail } from './detail.ts';
import { byId, element } from './element.ts';
import { showError } from './errorText.ts';
import type { PanelView } from './panel.ts';
import { createPlayForm } from './playForm.ts';
import { createSendForm } from './sendForm.ts';
import type { ListedFault, SentDelivery } from './types.ts';

export interface PanelsListener {
  readonly onSent: (sent: SentDelivery) => void;
  readonly onPlaying: (text: string) => void;
}

export interface Panels {
  /** Shows a panel. Moves the focus into it if asked to. */
  readonly show: (panel: Panel, isFocused: boolean) => void;
  /** The delivery that is shown. */
  readonly detail: () => Detail | undefined;
  readonly focus: () => void;
}

/** The views beside the list. Forms stay as they are filled in while another view is shown. */
export function createPanels({ onSent, onPlaying }: PanelsListener): Panels {
  const container = byId('panel-content');
  const placeholder = byId('placeholder');
  const forms = new Map<Panel['view'], Promise<PanelView>>();
  let faults: Promise<readonly ListedFault[]> | undefined;
  let current: PanelView | undefined;
  let detail: Detail | undefined;
  let shown = 0;

  const getFaults = () => {
    faults ??= fetchFaults();
    // A server that does not respond now may do so later.
    faults.catch(() => {
      faults = undefined;
    });
    return faults;
  };

  async function createForm(view: 'send' | 'play'): Promise<PanelView> {
    if (view === 'play') return createPlayForm({ providers: await fetchProviders(), onPlaying });
    const [providers, found] = await Promise.all([fetchProviders(), getFaults()]);
    return createSendForm({ providers, faults: found, onSent });
  }

  function formFor(view: 'send' | 'play'): Promise<PanelView> {
    const form = forms.get(view) ?? createForm(view);
    forms.set(view, form);
    form.catch(() => forms.delete(view));
    return form;
  }

  function place(view: PanelView, isFocused: boolean): void {
    current = view;
    container.replaceChildren(view.element);
    byId('panel').scrollTop = 0;
    if (isFocused) view.focus();
  }

  setInterval(() => current?.tick?.(Date.now()), 1000);

  return {
    detail: () => detail,
    focus: () => current?.focus(),
    show: (panel, isFocused) => {
      const { view } = panel;
      const request = ++shown;
      byId('views').dataset.panel = view;
      placeholder.hidden = view !== 'none';
      if (view === 'delivery' && detail?.number === panel.number) {
        if (isFocused) detail.focus();
        return;
      }
      detail = undefined;
      current = undefined;
      container.replaceChildren();
      if (view === 'none') return;
      if (view === 'delivery') {
        detail = createDetail({ number: panel.number, faults: getFaults, onSent });
        place(detail, isFocused);
        return;
      }
      formFor(view).then(
        (form) => request === shown && place(form, isFocused),
        (error: unknown) => {
          if (request !== shown) return;
          container.replaceChildren(alertAbout(error));
        },
      );
    },
  };
}

function alertAbout(error: unknown): HTMLElement {
  const alert = element('div', { class: 'alert', role: 'alert' });
  showError(alert, error);
  return alert;
}
