import { describe, expect, it } from 'vitest';
import { flagsOf } from './checking.ts';

const flags = (text: string): string[] => flagsOf('heading-punctuation', text);

describe('heading-punctuation', () => {
  it('goes with the majority, and of two with the first', () => {
    expect(
      flags('一、任务\n（一）建设平台\n抓好建设。\n（二）培育主体\n加大力度。\n（三）引进人才。\n完善政策。'),
    ).toEqual(['引进人才。']);
    expect(flags('一、任务\n（一）建设平台。\n抓好建设。\n（二）培育主体\n加大力度。')).toEqual(['培育主体']);
  });

  it('compares brothers only', () => {
    expect(
      flags(
        '一、任务\n（一）建设平台。\n抓好建设。\n（二）培育主体。\n加大力度。\n二、保障\n（一）加强领导\n成立专班。\n（二）严格考核\n定期通报。',
      ),
    ).toEqual([]);
    expect(
      flags('一、任务\n（一）建设平台。抓好建设。\n（二）基本原则\n坚持市场主导。\n（三）培育主体。加大力度。'),
    ).toEqual([]);
  });

  it('wants a full stop behind a heading that runs in', () => {
    expect(
      flags(
        '一、保障措施\n（一）加强组织领导。成立专班。\n（二）强化督促考核。定期通报。\n（三）营造良好氛围　加大宣传力度。',
      ),
    ).toEqual(['营造良好氛围']);
    expect(
      flags('一、职责\n（一）市科技局：牵头负责。\n（二）市财政局：保障资金。\n（三）市商务局：参与招商。'),
    ).toEqual([]);
  });

  it('leaves lists of sentences alone', () => {
    expect(flags('一、条件\n1.依法经营；\n2.信用良好；\n3.连续经营满两年。')).toEqual([]);
  });

  it('knows a colon behind a heading also in front of a year', () => {
    const text =
      '一、任务\n（一）建设示范网点。加快建设。\n（二）优化补贴办法。按月拨付。\n（三）扩大服务范围：从2027年起覆盖全市。';
    expect(flags(text)).toEqual(['扩大服务范围']);
  });
});
