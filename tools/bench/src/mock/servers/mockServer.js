import { createMockServer } from '@hookbook/mock-server';

export function listen() {
  return createMockServer().listen();
}
