import type { IncomingMessage } from 'node:http';
import type { Provider } from '../catalogue/provider.ts';
import type { Deliveries } from './deliveries.ts';
import type { RouteResponse } from './response.ts';

/** What routes share: the options of the server, and its deliveries. */
export interface RouteContext {
  readonly catalogue: readonly Provider[];
  readonly secret: string | readonly string[];
  readonly allowHosts: readonly string[];
  readonly deliveries: Deliveries;
}

export interface RouteInput {
  readonly request: IncomingMessage;
  readonly url: URL;
  /** The parts of the path that stand for `:name`. */
  readonly params: readonly string[];
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Parts of the path; `:name` stands for any part. */
  readonly path: string;
  readonly description: string;
  readonly handle: (input: RouteInput, context: RouteContext) => RouteResponse | Promise<RouteResponse>;
}
