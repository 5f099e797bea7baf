import { describe, expect, it } from 'vitest';
import { openEditor } from './editor.ts';

const editor = openEditor();
const DYNAMIC = "import type { Chain, DynamicEvent, EventOf, UnknownEvent, User } from '../src/gen/dynamic.ts';\n";
const ROOT = "import type { WebhookEvent } from '../src/index.ts';\n";

describe('an editor completes', () => {
  it('the known members of an extensible enum', () => {
    const completions = editor.completions(`${DYNAMIC}export const chain: Chain = '▮';`);
    expect(completions).toEqual(expect.arrayContaining(['ETH', 'SOL', 'BTC']));
  });

  it('the event types in a case', () => {
    const text = `${DYNAMIC}export function handle(event: DynamicEvent | UnknownEvent) { switch (event.eventName) { case '▮' } }`;
    expect(editor.completions(text)).toEqual(expect.arrayContaining(['user.created', 'wallet.linked']));
  });

  it('the event types of EventOf', () => {
    expect(editor.completions(`${DYNAMIC}export type Completed = EventOf<'▮'>;`)).toContain('user.created');
  });

  it('the providers of WebhookEvent, then the event types of one provider', () => {
    expect(editor.completions(`${ROOT}export type Completed = WebhookEvent<'▮'>;`)).toEqual(
      expect.arrayContaining(['dynamic', 'worth']),
    );
    const types = editor.completions(`${ROOT}export type Completed = WebhookEvent<'worth', '▮'>;`);
    expect(types).toContain('case.created');
    expect(types).not.toContain('user.created');
  });

  it('the members of a narrowed event', () => {
    const text = `${DYNAMIC}export function handle(event: DynamicEvent) { if (event.eventName === 'ping') event.data.▮ }`;
    expect(editor.completions(text)).toContain('isEnabled');
  });
});

describe('an editor shows', () => {
  it('the description, the example and the documentation page of an event', () => {
    const { docs, tags } = editor.hover("import type { UserDele▮tedEvent } from '../src/gen/dynamic.ts';");
    expect(docs).toContain('deleted');
    expect(tags.example).toContain('"eventName": "user.deleted"');
    expect(tags.see?.trim()).toBe('`dynamic/user.deleted.html` in `@hookbook/docs`');
  });

  it('the format of a member, and that it is optional', () => {
    const { type, docs } = editor.hover(`${DYNAMIC}export const email = (user: User) => user.ema▮il;`);
    expect(type).toContain('email?: string | null');
    expect(docs).toContain('Format: `email`.');
  });

  it('the description of a definition, on a member that shows its type and not its name', () => {
    const { type, docs } = editor.hover(
      "import type { EventOf } from '../src/gen/platform.ts';\nexport const userId = (event: EventOf<'user.deleted'>) => event.data.user▮_id;",
    );
    expect(type).toContain('user_id?: string');
    expect(docs).toContain('Identifier of a user.');
  });

  it('the description from the envelope, on a member that an event narrows', () => {
    const { docs } = editor.hover(
      `${DYNAMIC}export const messageId = (event: EventOf<'user.created'>) => event.mess▮ageId;`,
    );
    expect(docs).toContain('idempotency key');
  });

  it('that an event is deprecated', () => {
    const { tags } = editor.hover("import type { AlertOp▮enEvent } from '../src/gen/flagright.ts';");
    expect(tags).toHaveProperty('deprecated');
  });
});
