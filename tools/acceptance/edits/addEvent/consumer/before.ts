import type { PlatformEvent } from '@hookbook/types/platform';

/** Exhaustive until the event is added. */
export function subject(event: PlatformEvent): string {
  switch (event.type) {
    case 'project.created':
    case 'project.updated':
      return 'project';
    case 'user.created':
    case 'user.deleted':
    case 'user.updated':
      return 'user';
    default:
      return event satisfies never;
  }
}
