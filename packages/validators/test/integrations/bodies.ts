import type { UserCreatedEvent } from '@hookbook/types/platform';

export const body: UserCreatedEvent = {
  id: 'evt_1',
  type: 'user.created',
  created_at: '2026-01-01T12:00:00Z',
  data: { user_id: 'usr_1', email: 'user@example.com', username: 'johndoe' },
};

/** Two issues, one of them in a nested field. */
export const invalid = { ...body, id: 7, data: { ...body.data, email: 'nobody' } };

/** Valid for a receiver, but not for a sender. */
export const drifted = { ...body, data: { ...body.data, shoe_size: 43 } };
