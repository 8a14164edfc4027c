/** A value that is made when it is first asked for; whoever owns the `Lazy` owns the value. */
export class Lazy<T> {
  #made: { readonly value: T } | null = null;
  readonly #make: () => T;

  constructor(make: () => T) {
    this.#make = make;
  }

  get value(): T {
    this.#made ??= { value: this.#make() };
    return this.#made.value;
  }
}
