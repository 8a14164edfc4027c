/** What the tests of single rules share: the findings of one rule in a text, as the drafter sees them. */

import { createPolicyService } from '../../../server/src/service/index.ts';
import type { HouseStyle } from '../../../server/src/model/houseStyle/houseStyle.ts';
import { parseDay, underOffice, type Settings } from '../../../server/src/rules/settings.ts';
import type { Finding } from '../../../server/src/rules/finding.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

export function findingsOf(rule: string, text: string, today?: string): Finding[] {
  const settings: Settings =
    today === undefined ? service.defaults() : { ...service.defaults(), today: parseDay(today)! };
  return service.check(service.document('memory:test', 0, text), settings).filter((finding) => finding.rule === rule);
}

/** The same under what an office has set. */
export function findingsUnder(office: HouseStyle, rule: string, text: string): Finding[] {
  const document = service.document('memory:test', 0, text);
  return service.check(document, underOffice(service.defaults(), office)).filter((finding) => finding.rule === rule);
}

/** The flagged stretches. */
export function flagsOf(rule: string, text: string, today?: string): string[] {
  const lines = text.split('\n');
  return findingsOf(rule, text, today).map(({ range: { start, end } }) => {
    const line = lines[start.line]!;
    return start.line === end.line ? line.slice(start.character, end.character) : line.slice(start.character);
  });
}

/** The text after each of the fixes that a finding offers, in their order. */
export function fixedBy(text: string, finding: Finding | undefined): string[] {
  return (finding?.fixes() ?? []).map(({ edits }) => applyEdits(text, edits));
}
