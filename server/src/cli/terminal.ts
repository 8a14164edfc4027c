/** What a command needs from the terminal it runs in. */

export interface Terminal {
  print(text: string): void;
  /** One line on standard error. */
  complain(message: string): void;
  /** A line that the next one takes the place of, for eyes only; an empty one takes it away. */
  progress(text: string): void;
  now(): Date;
  readonly colour: boolean;
}
