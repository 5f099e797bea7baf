import type { EventOf, PlatformEvent } from '@hookbook/types/platform';
import type { EventOf as WorthEventOf } from '@hookbook/types/worth';

/** The known members of an extensible enum. */
type Known<T> = T extends string ? (string extends T ? never : T) : never;

export const level: Known<WorthEventOf<'risk.alert'>['payload']['risk_level']> = 'CRITICAL';

export const deleted: EventOf<'project.deleted'> = {
  id: 'evt_1',
  type: 'project.deleted',
  created_at: '2026-01-01T00:00:00Z',
  data: { project_id: 'prj_1', reason: 'archived' },
};

export const misspelt: EventOf<'project.deleted'> = {
  ...deleted,
  // @ts-expect-error the enum has no such member
  data: { project_id: 'prj_1', reason: 'archieved' },
};

export const incomplete: EventOf<'project.deleted'> = {
  ...deleted,
  // @ts-expect-error project_id is missing
  data: {},
};

export function reason(event: PlatformEvent): string | undefined {
  return event.type === 'project.deleted' ? event.data.reason : undefined;
}
