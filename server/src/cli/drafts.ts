/** Reading inputs through the service: what every command starts with. */

import { createPolicyService, type PolicyDocument, type PolicyService } from '../service/index.ts';
import { readInputs, UsageError, type Input } from './inputs.ts';
import type { Terminal } from './terminal.ts';

export interface Opened {
  readonly input: Input;
  readonly document: PolicyDocument;
}

export function serviceFor(terminal: Terminal): PolicyService {
  return createPolicyService({ now: () => terminal.now(), log: (message) => terminal.complain(message) });
}

/** @throws UsageError when not one of the paths could be read */
export function* openAll(paths: readonly string[], service: PolicyService, terminal: Terminal): Iterable<Opened> {
  let opened = 0;
  let complaints = 0;
  const complain = (message: string): void => {
    complaints++;
    terminal.complain(message);
  };
  for (const input of readInputs(paths, complain)) {
    opened++;
    yield { input, document: service.document(input.file, 0, input.text) };
  }
  // Each of them has been complained about already.
  if (opened === 0 && complaints > 0) throw new UsageError('');
}
