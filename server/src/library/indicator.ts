/** An indicator that custom sets for a matter, with its usual verb and unit and a slot for the figure. */

export interface CustomaryIndicator {
  /** 高新技术企业达到【数值】家 */
  readonly wording: string;
  /** Words of the matters that it belongs to. */
  readonly topics: readonly string[];
  /** Clauses of the library that set a target of this kind; empty where custom alone says so. */
  readonly sources: readonly string[];
}
