/** Remembers where each of many numbers came first: a `Map` for whole numbers, without an object an entry. */

const FEWEST_SLOTS = 64;
const LOAD = 2;

export class FirstSeen {
  #keys = new Int32Array(FEWEST_SLOTS);
  /** One more than the place; 0 in a free slot. */
  #places = new Int32Array(FEWEST_SLOTS);
  #mask = FEWEST_SLOTS - 1;
  #size = 0;

  /** The place at which `key` was met before; where it is new, it is met at `place` now, and the answer is -1. */
  meet(key: number, place: number): number {
    let slot = slotOf(key, this.#mask);
    while (this.#places[slot] !== 0) {
      if (this.#keys[slot] === key) return this.#places[slot]! - 1;
      slot = (slot + 1) & this.#mask;
    }
    this.#keys[slot] = key;
    this.#places[slot] = place + 1;
    if (++this.#size * LOAD > this.#mask) this.#grow();
    return -1;
  }

  #grow(): void {
    const keys = this.#keys;
    const places = this.#places;
    const slots = keys.length * 4;
    this.#keys = new Int32Array(slots);
    this.#places = new Int32Array(slots);
    this.#mask = slots - 1;
    for (let old = 0; old < keys.length; old++) {
      if (places[old] === 0) continue;
      let slot = slotOf(keys[old]!, this.#mask);
      while (this.#places[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = keys[old]!;
      this.#places[slot] = places[old]!;
    }
  }
}

function slotOf(key: number, mask: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & mask;
}
