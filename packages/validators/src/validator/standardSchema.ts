/** The interfaces of https://standardschema.dev (1.1), copied so that this package has no dependency. */

/** A validator that form, router and RPC libraries support. */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': StandardSchemaProps<Input, Output>;
}

export interface StandardSchemaProps<Input = unknown, Output = Input> extends StandardProps<Input, Output> {
  readonly validate: (value: unknown, options?: StandardValidateOptions) => StandardResult<Output>;
}

/** A type that provides its JSON Schema. */
export interface StandardJsonSchema<Input = unknown, Output = Input> {
  readonly '~standard': StandardJsonSchemaProps<Input, Output>;
}

export interface StandardJsonSchemaProps<Input = unknown, Output = Input> extends StandardProps<Input, Output> {
  readonly jsonSchema: {
    readonly input: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
    readonly output: (options: StandardJsonSchemaOptions) => Record<string, unknown>;
  };
}

export interface StandardProps<Input, Output> {
  readonly version: 1;
  readonly vendor: string;
  readonly types?: { readonly input: Input; readonly output: Output } | undefined;
}

export interface StandardValidateOptions {
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

export interface StandardJsonSchemaOptions {
  readonly target: 'draft-2020-12' | 'draft-07' | 'openapi-3.0' | (string & {});
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
