/** What was made for a key, until there are too many: a process may compare any number of contracts. */
export class BoundedCache<Value> {
  private readonly known = new Map<string, Value>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  get(key: string, make: () => Value): Value {
    if (this.known.has(key)) return this.known.get(key) as Value;
    const value = make();
    if (this.known.size >= this.most) this.known.clear();
    this.known.set(key, value);
    return value;
  }
}
