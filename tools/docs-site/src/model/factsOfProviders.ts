import type { FactsTable, Provider, Webhook } from '@hookbook/contract';
import { deliveryRows, locationRows, signatureRows } from './deliverySections.ts';
import type { DeliveryRow, FactsOfProviders } from './sections.ts';
import type { ProviderEntry } from './site.ts';

/** A column, with the labels of the rows on a provider's page that it shows. */
type Column = readonly [title: string, ...labels: readonly string[]];

interface Table {
  readonly columns: readonly Column[];
  readonly rowsOf: (webhook: Webhook) => readonly DeliveryRow[];
  readonly originOf: (webhook: Webhook) => 'vendor' | 'hookbook' | undefined;
}

const SIGNATURE = {
  rowsOf: ({ signature }) => (signature ? signatureRows(signature) : []),
  originOf: ({ signature }) => signature?.origin,
} satisfies Partial<Table>;

const DELIVERY = {
  rowsOf: ({ delivery }) => deliveryRows(delivery ?? {}),
  originOf: ({ delivery }) => delivery?.origin,
} satisfies Partial<Table>;

const TABLES: Readonly<Record<FactsTable, Table>> = {
  signature: {
    columns: [
      ['Scheme', 'Scheme'],
      ['Place', 'Header', 'Place'],
      ['Signed content', 'Signed content'],
      ['Encoding', 'Encoding'],
      ['Timestamp tolerance', 'Timestamp tolerance'],
    ],
    ...SIGNATURE,
  },
  places: {
    columns: [
      ['Event type', 'Event type'],
      ['Event ID', 'Event ID'],
      ['Idempotency key', 'Idempotency key'],
      ['Redelivery marker', 'Redelivery marker'],
    ],
    rowsOf: locationRows,
    originOf: () => undefined,
  },
  retries: {
    columns: [
      ['Timeout', 'Timeout'],
      ['Retries', 'Retries'],
      ['Endpoint disabled', 'Endpoint disabled'],
    ],
    ...DELIVERY,
  },
  order: {
    columns: [
      ['Delivery guarantee', 'Delivery guarantee'],
      ['Ordering', 'Ordering'],
      ['Event time', 'Event time'],
    ],
    rowsOf: (webhook) => [...DELIVERY.rowsOf(webhook), ...locationRows(webhook)],
    originOf: DELIVERY.originOf,
  },
  responses: {
    columns: [
      ['Success response', 'Success response'],
      ['Timeout', 'Timeout'],
      ['Retry-After header', 'Retry-After header'],
      ['No further attempt after', 'No further attempt after'],
    ],
    ...DELIVERY,
  },
};

/** A table of facts with a row for each provider, in the words of the providers' pages. */
export function factsOfProviders(name: FactsTable, providers: readonly ProviderEntry[]): FactsOfProviders {
  const table = TABLES[name];
  return {
    columns: table.columns.map(([title]) => title),
    rows: providers.map(({ title, path, provider }) => ({
      ...{ provider: title, path },
      ...factsOf(provider, table),
    })),
  };
}

function factsOf({ webhook }: Provider, { columns, rowsOf, originOf }: Table) {
  const rows = rowsOf(webhook);
  const cells = columns.map(([, ...labels]) => rows.find(({ label }) => labels.includes(label))?.value ?? []);
  return { cells, isChosen: originOf(webhook) === 'hookbook' && cells.some((cell) => cell.length > 0) };
}
