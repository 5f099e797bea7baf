export interface TargetOptions {
  /** Hosts that are allowed beside those of this machine. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Finds the addresses of a host name; the system's resolver by default. */
  readonly resolve?: ((hostname: string) => Promise<readonly Address[]>) | undefined;
}

export interface Address {
  readonly address: string;
  /** 4 or 6. */
  readonly family: number;
}
