import { describe, expect, it } from 'vitest';
import { createPolicyService } from '../../../server/src/service/index.ts';

const service = createPolicyService({
  now: () => new Date(2026, 10, 22),
  log: (message) => {
    throw new Error(message);
  },
});

describe('the body of a draft after an edit', () => {
  it('gives the lead to the next line of a clause when the first no longer names one', () => {
    const text =
      '云岭市促进创新发展实施意见\n\n一、重点任务\n\n（一）建设平台。由科技主管部门牵头组织实施。\n\n资金由财政主管部门负责落实。\n';
    const before = service.document('memory:body', 0, text);
    const leads = (document: typeof before) =>
      service
        .analysis(document)
        .drafts[0]!.assignments.map(
          ({ lead, sites }) => `${sites[0]!.line} ${lead.map(({ text: name }) => name).join('、')}`,
        );
    expect(leads(before)).toEqual(['4 科技主管部门']);
    const start = { line: 4, character: text.split('\n')[4]!.indexOf('由科技') };
    const after = service.changed(before, 1, [
      { range: { start, end: { line: 4, character: start.character + 7 } }, text: '认真' },
    ]);
    expect(leads(after)).toEqual(['6 财政主管部门']);
  });
});
