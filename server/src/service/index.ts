/** Entry of the service layer; `check` is the shortest way from a text to its findings. */

import { parseDay } from '../rules/settings.ts';
import type { Finding } from '../rules/finding.ts';
import { createPolicyService } from './service.ts';

export { createPolicyService, textOf, type Host, type PolicyDocument, type PolicyService } from './service.ts';

/** @throws RangeError when `today` is no day of the form YYYY-MM-DD */
export function check(text: string, options: { today?: string } = {}): readonly Finding[] {
  const service = createPolicyService({ now: () => new Date(), log: (message) => console.error(message) });
  const today = options.today === undefined ? service.defaults().today : parseDay(options.today);
  if (today === null) throw new RangeError(`not a day: ${options.today}`);
  return service.check(service.document('memory:', 0, text), { ...service.defaults(), today });
}
