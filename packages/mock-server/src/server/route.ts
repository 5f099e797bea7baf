import type { IncomingMessage } from 'node:http';
import type { OwnValues } from '@hookbook/webhook';
import type { Provider } from '../catalogue/provider.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Deliveries } from './deliveries.ts';
import type { Endpoints } from './endpoints.ts';
import type { RouteResponse } from './response.ts';

/** The server's options and deliveries, shared by all routes. */
export interface RouteContext {
  readonly catalogue: readonly Provider[];
  readonly secrets: Secrets | undefined;
  readonly values: OwnValues | undefined;
  readonly allowHosts: readonly string[];
  readonly deliveries: Deliveries;
  readonly endpoints: Endpoints;
}

export interface RouteInput {
  readonly request: IncomingMessage;
  readonly url: URL;
  /** The decoded values of the `:name` segments, in order. */
  readonly params: readonly string[];
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `:name` matches any segment. */
  readonly path: string;
  /** Shown by `GET /`. */
  readonly description: string;
  readonly handle: (input: RouteInput, context: RouteContext) => RouteResponse | Promise<RouteResponse>;
}
