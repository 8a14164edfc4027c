import { describe, expect, it } from 'vitest';
import { assembleOffice } from '../../../server/src/model/houseStyle/houseStyle.ts';
import { RULES } from '../../../server/src/rules/registry.generated.ts';
import { underOffice } from '../../../server/src/rules/settings.ts';
import { createPolicyService } from '../../../server/src/service/index.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import type { Finding } from '../../../server/src/rules/finding.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});
function check(text: string, office?: string): readonly Finding[] {
  const files = office === undefined ? [] : [{ path: 'memory:office', text: office }];
  return service.check(
    service.document('memory:example', 0, text),
    underOffice(service.defaults(), assembleOffice(files).office),
  );
}

function flagged(text: string, { range }: Finding): string {
  const lines = text.split('\n');
  return range.start.line === range.end.line
    ? lines[range.start.line]!.slice(range.start.character, range.end.character)
    : lines.slice(range.start.line, range.end.line + 1).join('\n');
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each(rule.good)('says nothing of %j, and no other rule warns of it', (text) => {
    const findings = check(text, rule.office).filter(
      (finding) => finding.rule === id || finding.severity === 'error' || finding.severity === 'warning',
    );
    expect(findings.map(({ rule: other, message }) => `${other}: ${message}`)).toEqual([]);
  });

  it.each(rule.bad.map((example) => [example.text, example] as const))('reports %j', (text, example) => {
    const own = check(text, rule.office).filter((finding) => finding.rule === id);
    expect(own.map((finding) => flagged(text, finding))).toContain(example.flags);
    // An editor lists a hint nowhere: what a drafter should act on is more.
    expect(own.map(({ severity }) => severity)).not.toContain('hint');
    if (example.fixed === undefined) return;
    const fixes = own[0]!.fixes();
    const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0]!;
    expect(applyEdits(text, fix.edits)).toBe(example.fixed);
  });

  it('has examples, reasons and sources', () => {
    expect(rule.good.length).toBeGreaterThan(0);
    expect(rule.bad.length).toBeGreaterThan(0);
    expect(rule.authority.length).toBeGreaterThan(0);
    expect(rule.silentOn.length).toBeGreaterThan(0);
    expect(rule.severity).not.toBe('hint');
  });
});
