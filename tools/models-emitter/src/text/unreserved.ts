/** A name that is not reserved, with as many underscores as it takes: a model may be called `Event_` or `None_`. */
export function unreserved(name: string, isReserved: (name: string) => boolean): string {
  return isReserved(name) ? unreserved(`${name}_`, isReserved) : name;
}
