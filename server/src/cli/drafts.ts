/** Reading inputs through the service: what every command starts with. */

import { createPolicyService, type PolicyDocument, type PolicyService } from '../service/index.ts';
import { readInputs, UsageError, type Input, type Unread } from './inputs.ts';
import type { Terminal } from './terminal.ts';

export interface Opened {
  readonly input: Input;
  readonly document: PolicyDocument;
}

export function serviceFor(terminal: Terminal): PolicyService {
  return createPolicyService({ now: () => terminal.now(), log: (message) => terminal.complain(message) });
}

/** The drafts of a call, one after another; what could not be read has been told by the time they are through. */
export class Drafts implements AsyncIterable<Opened> {
  readonly #paths: readonly string[];
  readonly #service: PolicyService;
  readonly #terminal: Terminal;
  #unread = 0;

  constructor(paths: readonly string[], service: PolicyService, terminal: Terminal) {
    this.#paths = paths;
    this.#service = service;
    this.#terminal = terminal;
  }

  /** How many files and folders should have been read and were not. */
  get unread(): number {
    return this.#unread;
  }

  /** The exit code of a command that has done its work on what could be read. */
  exitCode(code: number): number {
    return this.#unread > 0 ? 2 : code;
  }

  /** @throws UsageError when not one of the paths could be read */
  async *[Symbol.asyncIterator](): AsyncIterator<Opened> {
    let opened = 0;
    let complaints = 0;
    const complain = ({ message, counts }: Unread): void => {
      complaints++;
      if (counts) this.#unread++;
      this.#terminal.complain(message);
    };
    for await (const input of readInputs(this.#paths, complain)) {
      opened++;
      if (input.note !== null) this.#terminal.complain(`${input.file}：${input.note}`);
      yield { input, document: this.#service.document(input.file, 0, input.text) };
    }
    // Each of them has been complained about already.
    if (opened === 0 && complaints > 0) throw new UsageError('');
  }
}
