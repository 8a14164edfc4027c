/** One body twice in one clause, whatever it is called. */

import { describe, expect, it } from 'vitest';
import { findingsOf, fixedBy, flagsOf } from './checking.ts';

const flagged = (text: string, today?: string): string[] => flagsOf('unit-conflict', text, today);

describe('unit-conflict', () => {
  it.each([
    ['（牵头单位：省税务局；配合单位：市税务局、国家税务总局临溪县税务局）'],
    ['（责任单位：市水利局、各县水利局）'],
    ['（责任单位：市城市管理局、市综合执法局）'],
    ['（责任单位：省财政厅、市财政局、财政部）'],
    ['（责任单位：市农业农村局、市畜牧局）'],
    ['（责任单位：云岭市财政局、临溪县财政局）'],
    ['（牵头单位：市委组织部；责任单位：市委组织部、市人力资源社会保障局）'],
    ['（责任单位：市自然资源局、市自然资源局高新区分局）'],
    ['（责任单位：市大数据局、省大数据局）'],
    ['（牵头单位：自治区大数据局；配合单位：市大数据局、县大数据局）'],
  ])('says nothing of %s', (text) => {
    expect(flagged(text)).toEqual([]);
  });

  it('lets bodies stand side by side that were merged later', () => {
    expect(flagged('（责任单位：市工商局、市质监局、市食品药品监督管理局）', '2015-06-01')).toEqual([]);
    expect(flagged('（责任单位：市市场监管局、市工商局）', '2015-06-01')).toEqual([]);
  });

  it.each([
    ['（牵头单位：市发展改革委；配合单位：市财政局、市发改委）', '市发改委'],
    ['（责任单位：银行保险监督管理委员会江临监管局、江临银保监局）', '江临银保监局'],
    ['（责任单位：国家税务总局云岭市税务局、市财政局、云岭市税务局）', '云岭市税务局'],
    ['（责任单位：市住房和城乡建设局、市住建局）', '市住建局'],
    ['（责任单位：市市场监管局、市工商局）', '市工商局'],
    ['（牵头单位：市委编办；配合单位：市委机构编制委员会办公室）', '市委机构编制委员会办公室'],
  ])('knows the two names of one body in %s', (text, flags) => {
    expect(flagged(text)).toEqual([flags]);
  });

  it('removes a second name only when a person says so', () => {
    const text = '（责任单位：市住房和城乡建设局、市住建局、市财政局）';
    const [finding] = findingsOf('unit-conflict', text);
    expect(fixedBy(text, finding)).toEqual(['（责任单位：市住房和城乡建设局、市财政局）']);
    expect(finding!.fixes().some(({ safe }) => safe)).toBe(false);
  });

  it('sees a name twice in one list, also where the first of it leads', () => {
    const list = '（责任单位：市科技局、市财政局、市科技局。列第一位的为牵头单位，下同）';
    expect(flagged(`一、任务\n（一）建设平台。抓好建设。${list}`)).toEqual(['市科技局']);
  });

  it('tells 市政务服务局 from 市政设施', () => {
    const text = '（牵头单位：市政务服务和数据管理局；配合单位：市市场监管局、市政务服务和数据管理局）';
    expect(flagged(`一、任务\n（一）优化服务。压缩时限。${text}`)).toEqual(['市政务服务和数据管理局']);
  });

  it.each([['市应急管理局'], ['应城市财政局'], ['市青年联合会'], ['自由贸易试验区管委会'], ['日照市财政局']])(
    'takes %s for a body',
    (name) => {
      expect(flagged(`一、任务\n（一）建设平台。抓好建设。（责任单位：${name}、市审计局、${name}）`)).toEqual([name]);
    },
  );
});
