/** The page of an event, and a link to each of its fields. */
export class EventPages {
  constructor({ pages, documents }) {
    this.pages = pages;
    this.fields = new Map();
    for (const document of documents)
      if (document.kind === 'field')
        this.fields.set(document.name, [...(this.fields.get(document.name) ?? []), document]);
  }

  /** The pages of the events and commands of a provider. */
  of(slug) {
    return this.pages.filter(({ kind, path }) => kind === 'event' && path.startsWith(`${slug}/`));
  }

  /** The anchor of a field, or of the nearest field around it that the page of the event has. */
  anchorOf(page, path) {
    for (let length = path.length; length > 0; length--) {
      for (const document of this.fields.get(fieldPath(path.slice(0, length))) ?? []) {
        const place = hookbookSearch.placesOf(document).find((candidate) => candidate.page === page);
        if (place) return place.id;
      }
    }
    return 'payload';
  }
}

/** `data.wallets[].chain` */
function fieldPath(path) {
  return path
    .map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
