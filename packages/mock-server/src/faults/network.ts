import { type Expectation, type FaultKind, faults, type Wire } from './fault.ts';

const TIMEOUTS = 'Limit the time for the head and the body of a request, so that slow requests do not block others.';
const ABORTED = 'Do nothing for a request that did not arrive completely.';

function wire(expected: Expectation, summary: string, fix: string, how: Wire): FaultKind {
  return { expected, summary, fix, steps: () => ({ wire: how }) };
}

/** What networks, and those who attack, do to requests. */
export const NETWORK = faults({
  'slow-body': wire('survive', 'the body in small pieces, over two seconds', TIMEOUTS, 'slow'),
  'slow-head': wire('survive', 'the headers in small pieces, without an end', TIMEOUTS, 'slow-head'),
  'half-close': wire(
    'survive',
    'a request whose sender then closes its side of the connection',
    TIMEOUTS,
    'half-closed',
  ),
  reset: wire('survive', 'half of the body, then a connection reset', ABORTED, 'reset'),
  'short-body': wire('survive', 'half of the bytes that content-length declares', ABORTED, 'short'),
  'two-lengths': wire(
    'survive',
    'both a content-length and a chunked body',
    'Use a current HTTP server, which rejects it.',
    'two-lengths',
  ),
  pipelined: wire('survive', 'two requests at once on one connection', 'Use a current HTTP server.', 'pipelined'),
  'no-wait': wire('survive', 'a request whose sender does not wait for the response', ABORTED, 'left'),
});
