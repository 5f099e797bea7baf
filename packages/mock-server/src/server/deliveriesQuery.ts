import { suggest } from '../errors/suggest.ts';
import { UsageError } from '../errors/usageError.ts';

export interface DeliveriesFilter {
  readonly provider?: string | undefined;
  readonly event?: string | undefined;
  readonly delivered?: boolean | undefined;
  /** Only deliveries with a smaller number. */
  readonly before?: number | undefined;
}

export interface DeliveriesQuery extends DeliveriesFilter {
  readonly limit: number;
  /** Whether to leave out requests and responses. */
  readonly summary: boolean;
}

const NAMES = ['provider', 'event', 'delivered', 'before', 'limit', 'summary'];
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1000;

/** The query of `GET /deliveries`. Throws a `UsageError` for a parameter that is unknown or invalid. */
export function parseDeliveriesQuery(query: URLSearchParams): DeliveriesQuery {
  const unknown = [...query.keys()].find((name) => !NAMES.includes(name));
  if (unknown !== undefined)
    throw invalid(unknown, `Unknown parameter "${unknown}".`, `Use only: ${NAMES.join(', ')}.`);
  const text = (name: string) => query.get(name) ?? undefined;
  return {
    provider: text('provider'),
    event: text('event'),
    delivered: booleanIn('delivered', text('delivered')),
    before: numberIn('before', text('before'), Number.MAX_SAFE_INTEGER),
    summary: booleanIn('summary', text('summary')) ?? false,
    limit: numberIn('limit', text('limit'), MAX_LIMIT) ?? DEFAULT_LIMIT,
  };
}

function booleanIn(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  throw invalid(name, `\`${name}\` must be true or false, not "${text}".`, 'Pass true or false.');
}

function numberIn(name: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= max) return value;
  const fix = `Pass an integer from 1 to ${max}.`;
  throw invalid(name, `\`${name}\` must be an integer from 1 to ${max}, not "${text}".`, fix);
}

function invalid(name: string, message: string, fix: string): UsageError {
  return new UsageError({
    code: 'invalid-query',
    message,
    where: `query.${name}`,
    fix,
    suggestions: suggest(name, NAMES),
  });
}
