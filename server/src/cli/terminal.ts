/** What a command needs from the terminal it runs in. */

export interface Terminal {
  print(text: string): void;
  /** One line on standard error. */
  complain(message: string): void;
  now(): Date;
  readonly colour: boolean;
}
