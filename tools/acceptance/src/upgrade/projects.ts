/**
 * Small projects by the name of their file. A line ends in the rules of the changes that touch it: `// ! enum-member-added`.
 * What has no such comment must not be reported.
 */
export const PROJECTS: Readonly<Record<string, string>> = {
  'handlers.ts': `
import { createReceiver } from '@hookbook/receiver/shop';
export const receiver = createReceiver({
  secret: 'whsec_x',
  on: {
    'order.created': (event) => {
      console.log(event.data.id, event.data.currency);
      if (event.data.status === 'paid') return; // ! enum-member-added
      console.log(event.data.note.length); // ! field-no-longer-required
    },
    'order.cancelled': () => {}, // ! event-removed
    otherwise: () => {},
  },
});`,
  'renamedProvider.ts': `
import { createReceiver } from '@hookbook/receiver/post';
export const receiver = createReceiver({
  unsigned: true,
  on: { 'parcel.sent': ({ state }) => console.log(state) }, // ! enum-member-added
});`,
  'formerProvider.ts': `
import type { ParcelSentEvent } from '@hookbook/types/mail';
export const isLost = (event: ParcelSentEvent) => event.state === 'lost'; // ! enum-member-added`,
  'goneProvider.ts': `
import { parseEvent } from '@hookbook/validators/courier'; // ! channel-renamed
export const parse = parseEvent;`,
  'destructured.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
export function total({ data: { total, currency, items = [] } }: OrderCreatedEvent): string { // ! type-widened
  const [first] = items;
  const { sku } = first ?? { sku: '' };
  return \`\${total} \${currency} \${sku}\`;
}`,
  'renamedBinding.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
export const label = ({ data }: OrderCreatedEvent) => {
  const { status: state } = data; // ! enum-member-added
  switch (state) {
    case 'open':
      return 'Open';
    default:
      return 'Paid';
  }
};`,
  'assignment.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
export function read(event: OrderCreatedEvent) {
  let note = '';
  ({ note } = event.data); // ! field-no-longer-required
  return note;
}`,
  'elementAccess.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
export const note = (event: OrderCreatedEvent) => event['data']['note']; // ! field-no-longer-required
export const id = (event: OrderCreatedEvent) => event['data']['id'];`,
  'indexedType.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
type State = OrderCreatedEvent['data']['status']; // ! enum-member-added
export const LABELS: Record<State, string> = { open: 'Open', paid: 'Paid' };`,
  'exportedType.ts': `
import type { Status } from '@hookbook/types/shop';
export const COLOURS: Record<Status, string> = { open: 'grey', paid: 'green' }; // ! enum-member-added`,
  'reexported.ts': `
export type { Status } from '@hookbook/types/shop'; // ! enum-member-added`,
  'removedShape.ts': `
import type { Address } from '@hookbook/types/shop';
export const cityOf = (address: Address) => address.city; // ! shape-renamed`,
  'nested.ts': `
import { parseEvent } from '@hookbook/validators/shop';
export function emailOf(body: string): string | undefined {
  const parsed = parseEvent(body);
  if (!parsed.known) return undefined;
  if (parsed.type === 'order.created') return parsed.event.data.customer?.email; // ! null-added
  if (parsed.type === 'customer.updated') return parsed.event.data.phone;
  return undefined;
}`,
  'nestedName.ts': `
import type { Customer } from '@hookbook/types/shop';
export const greet = (customer: Customer) => \`Hello \${customer.name}\`; // ! field-removed`,
  'items.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
export const count = (event: OrderCreatedEvent) =>
  (event.data.items ?? []).reduce((sum, item) => sum + (item.quantity ?? 1), 0); // ! bound-loosened
export const skus = (event: OrderCreatedEvent) => event.data.items?.map(({ sku }) => sku);`,
  'itemColour.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
export function colours(event: OrderCreatedEvent): string[] {
  const found: string[] = [];
  for (const { colour } of event.data.items ?? []) if (colour) found.push(colour); // ! field-removed
  return found;
}`,
  'labels.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
export const shop = (event: OrderCreatedEvent) => event.data.labels?.['shop']; // ! map-values-widened
export const own = { labels: ['a'] }.labels.length;`,
  'union.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
export function means({ data }: OrderCreatedEvent): string {
  switch (data.payment?.kind) { // ! variant-added
    case 'card':
      return data.payment.last4; // ! variant-added
    default:
      return 'cash';
  }
}`,
  'cancelledByType.ts': `
import type { ShopEvent } from '@hookbook/types/shop';
export const isCancelled = (event: ShopEvent) => event.type === 'order.cancelled'; // ! event-removed`,
  'cancelledByName.ts': `
import type { OrderCancelledEvent } from '@hookbook/types/shop';
export const reasonOf = (event: OrderCancelledEvent) => event.data.reason; // ! event-removed`,
  'cancelledValidator.ts': `
import { isOrderCancelledEvent } from '@hookbook/validators/shop';
export const check = (value: unknown) => isOrderCancelledEvent(value); // ! event-removed`,
  'cancelledInList.ts': `
import type { ShopEvent } from '@hookbook/types/shop';
const ENDS: readonly string[] = ['order.cancelled', 'order.returned']; // ! event-removed
export const ends = ({ type }: ShopEvent) => ENDS.includes(type);`,
  'cancelledAtBank.ts': `
import type { BankEvent } from '@hookbook/types/bank';
export function handle(event: BankEvent): string | undefined {
  switch (event.type) {
    case 'order.cancelled':
      return event.reason;
    case 'payment.done':
      return event.status;
  }
}`,
  'sameNames.ts': `
import type { PaymentDoneEvent } from '@hookbook/types/bank';
interface Order { status: string; note: string; customer: { email: string; name: string } }
export const mine = (order: Order) => [order.status, order.note, order.customer.email, order.customer.name];
export const theirs = ({ status, total, email }: PaymentDoneEvent) => [status, total, email];
export const text = 'order.cancelled is not an event here';`,
  'shippedType.ts': `
import { isOrderShippedEvent } from '@hookbook/validators/shop';
export const carrier = (value: unknown) =>
  isOrderShippedEvent(value) ? value.data.carrier : undefined; // ! event-type-changed`,
  'shippedHandler.ts': `
import { createReceiver } from '@hookbook/receiver/shop';
export const receiver = createReceiver({
  secret: 'whsec_x',
  on: { 'order.shipped': ({ data }) => console.log(data.carrier), otherwise() {} }, // ! event-type-changed
});`,
  'renamedEvent.ts': `
import type { StockLowEvent } from '@hookbook/types/shop';
export const skuOf = (event: StockLowEvent) => event.data.sku; // ! event-renamed`,
  'header.ts': `
export function regionOf(request: Request): string | null {
  return request.headers.get('X-Shop-Region'); // ! header-value-changed
}`,
  'signature.ts': `
import { createReceiver } from '@hookbook/receiver/bank'; // ! signature-encoding
export const receiver = createReceiver({ secret: 'a secret for the bank', on: { otherwise() {} } });`,
  'onlyTypesOfBank.ts': `
import type { PaymentDoneEvent } from '@hookbook/types/bank';
export const amount = ({ total = 0 }: PaymentDoneEvent) => total / 100;`,
  'fixture.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
export const ORDER: OrderCreatedEvent = {
  type: 'order.created',
  data: {
    id: '1',
    status: 'open', // ! enum-member-added
    note: '', // ! field-no-longer-required
    currency: 'EUR',
  },
};`,
  'picked.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
type Short = Pick<OrderCreatedEvent['data'], 'id' | 'total'>; // ! type-widened
export const line = (order: Short) => \`\${order.id}: \${order.total}\`; // ! type-widened
export const has = (event: OrderCreatedEvent) => 'note' in event.data; // ! field-no-longer-required`,
  'generic.ts': `
import type { EventOf, ShopEventType } from '@hookbook/types/shop';
export type Handlers = { [Type in ShopEventType]?: (event: EventOf<Type>) => void };
export const handlers: Handlers = {
  'order.created': ({ data }) => console.log(data.customer?.id),
  'order.cancelled': ({ data }) => console.log(data.reason), // ! event-removed
};`,
  'dynamicImport.ts': `
export async function load() {
  const { createReceiver } = await import('@hookbook/receiver/bank'); // ! signature-encoding
  return createReceiver;
}`,
  'delivery.ts': `
import { createDelivery } from '@hookbook/mock-server';
const secret = 'whsec_x';
export const deliveries = [
  createDelivery({ provider: 'shop', event: 'order.cancelled', secret }), // ! event-removed
  createDelivery({ provider: 'bank', event: 'order.cancelled', secret }),
  createDelivery({ provider: 'shop', event: 'order.shipped', secret }), // ! event-type-changed
];`,
  'ownTypes.ts': `
import type { ShopEvent } from '@hookbook/types/shop';
interface Contact { id: string; email?: string }
interface Order { id: string; customer?: Contact; items?: readonly { sku: string; quantity?: number }[] }
const mail = (contact: Contact) => contact.email;
const save = (order: Order) => order.items?.map(({ quantity }) => quantity);
export function handle(event: ShopEvent) {
  if (event.type === 'customer.updated') return mail(event.data); // ! null-added
  if (event.type === 'order.created') return save(event.data); // ! null-added, bound-loosened
  return undefined;
}`,
  'ownTypesBeside.ts': `
import type { OrderCreatedEvent } from '@hookbook/types/shop';
interface Reference { id: string; currency?: string; customer?: { phone?: string } }
export const reference = ({ data }: OrderCreatedEvent): Reference => data;
export const copy: Reference[] = [];
export const add = (event: OrderCreatedEvent) => copy.push(event.data);`,
  'switch.ts': `
import type { ShopEvent, UnknownEvent } from '@hookbook/types/shop';
export function describe(event: ShopEvent | UnknownEvent): string {
  switch (event.type) {
    case 'order.created':
      return event.data.id;
    case 'order.cancelled': // ! event-removed
      return 'cancelled';
    case 'customer.updated':
      return event.data?.['email'] ?? ''; // ! null-added
    default:
      return '';
  }
}`,
  'unrelated.ts': `
export const note = { note: 'order', status: 'open' };
export const keys = Object.keys(note);`,
};
