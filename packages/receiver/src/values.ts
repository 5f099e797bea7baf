import { type Scheme, valueProblem } from '@hookbook/webhook/scheme';
import type { Receiver, ReceiverOptions } from './receiver.ts';

type CreateReceiver<Options> = (options: Options) => Receiver;

/** Adds the option `values` to receivers of a provider whose scheme signs values that no request contains. */
export function withValues<Events, UnknownPayload, Name extends string>(
  create: CreateReceiver<ReceiverOptions<Events, UnknownPayload>>,
  names: readonly Name[],
  schemeWith: (values: Readonly<Record<Name, string>>) => Scheme,
): CreateReceiver<
  ReceiverOptions<Events, UnknownPayload> & {
    /** Values of the signed content that only you know, beside the `secret`. Throws if one is missing or unknown. */
    readonly values?: Readonly<Record<Name, string>> | undefined;
  }
> {
  return ({ values = {} as Readonly<Record<Name, string>>, ...options } = {} as never) => {
    const own = options as ReceiverOptions<Events, UnknownPayload>;
    if (own.unsigned || own.scheme) return create(own);
    const problem = valueProblem(names, values);
    // The code may be right, but not where it runs: the text is needed in production.
    if (problem) throw new TypeError(`${problem.message} ${problem.fix}`);
    return create({ ...own, scheme: schemeWith(values) });
  };
}
