import { createParserClient } from '@hookbook/asyncapi-parser';

/** One worker for all tests of a process, because starting a worker takes longer than most tests. */
export const { parse } = createParserClient();
