import type { Contract } from '@hookbook/contract';

/** How many messages a contract has. */
export interface MessageNumbers {
  readonly events: number;
  readonly commands: number;
}

export const NO_MESSAGES: MessageNumbers = { events: 0, commands: 0 };

/** The number of events, and of commands if the contract includes them. */
export function messageNumbers({ providers }: Contract): MessageNumbers {
  return {
    events: providers.flatMap(({ events }) => events).length,
    commands: providers.flatMap(({ commands }) => commands).length,
  };
}
