import { byId, element } from './element.ts';
import { type Filter, isFiltering, NO_FILTER } from './filter.ts';

export interface FilterForm {
  readonly show: (filter: Filter) => void;
  readonly setProviders: (names: readonly string[]) => void;
  readonly focus: () => void;
  readonly clear: () => void;
}

/** The inputs above the list. */
export function createFilterForm(onChange: (filter: Filter) => void): FilterForm {
  const form = byId('filter') as HTMLFormElement;
  const input = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  const names = Object.keys(NO_FILTER) as (keyof Filter)[];
  const read = (): Filter => ({
    ...NO_FILTER,
    ...Object.fromEntries(names.map((name) => [name, input(name).value])),
  });
  const clearButton = byId('clear-filter');
  const report = () => {
    const filter = read();
    clearButton.hidden = !isFiltering(filter);
    onChange(filter);
  };
  const setOption = (select: HTMLSelectElement, value: string) => {
    const isMissing = ![...select.options].some((option) => option.value === value);
    // A link may name a provider of another contract.
    if (isMissing) select.append(element('option', { value }, value));
    select.value = value;
  };
  const show = (filter: Filter) => {
    for (const name of names) {
      const control = input(name);
      if (control instanceof HTMLSelectElement) setOption(control, filter[name]);
      else if (control.value !== filter[name]) control.value = filter[name];
    }
    clearButton.hidden = !isFiltering(filter);
  };
  const clear = () => {
    show(NO_FILTER);
    report();
  };
  form.addEventListener('input', report);
  form.addEventListener('submit', (event) => event.preventDefault());
  clearButton.addEventListener('click', () => {
    clear();
    input('text').focus();
  });
  return {
    show,
    clear,
    setProviders: (providers) => {
      const select = input('provider') as HTMLSelectElement;
      const { value } = select;
      select.replaceChildren(
        element('option', { value: '' }, 'All providers'),
        ...providers.map((name) => element('option', { value: name }, name)),
      );
      setOption(select, value);
    },
    focus: () => {
      const control = input('text') as HTMLInputElement;
      control.focus();
      control.select();
    },
  };
}
