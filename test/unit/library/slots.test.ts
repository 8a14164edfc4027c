import { describe, expect, it } from 'vitest';
import { bodyName, placeWordsOf } from '../../../server/src/library/placeWords.ts';
import { plainText, snippetText } from '../../../server/src/library/slots.ts';

const unknown = { place: null, self: '本意见' };
const city = { place: placeWordsOf('云岭市', null), self: '本方案' };

describe('plain text', () => {
  it('leaves open slots, takes the first choice, and says the place', () => {
    expect(plainText('【全市】到【2028｜2030】年，【指标#1】达到【数值】，【本文件】自印发之日起施行。', city)).toBe(
      '全市到2028年，【指标】达到【数值】，本方案自印发之日起施行。',
    );
  });

  it('speaks as a city where the rank is not known', () => {
    expect(plainText('【市级】财政、【各县（市、区）】', unknown)).toBe('市级财政、各县（市、区）');
  });
});

describe('snippet', () => {
  it('numbers slots as they come, the same name together, marked ones apart', () => {
    expect(snippetText('【甲】和【乙#1】、【乙#2】，【甲】', city)).toBe('${1:【甲】}和${2:【乙】}、${3:【乙】}，${1}');
  });

  it('offers choices, and the ranks where the rank is not known', () => {
    expect(snippetText('【2028｜2030】年【市级】', unknown)).toBe(
      '${1|2028,2030|}年${2|市级,省级,自治区级,县级,区级,州级|}',
    );
    expect(snippetText('【市级】', city)).toBe('市级');
  });

  it('fills in what comes filled in, and leaves the variables of the editor to it', () => {
    expect(snippetText('【单位=市科技局】、【单位】于【年=$CURRENT_YEAR】年【月=${CURRENT_MONTH/^0//}】月', city)).toBe(
      '${1:市科技局}、${1}于${2:$CURRENT_YEAR}年${3:${CURRENT_MONTH/^0//}}月',
    );
    expect(plainText('【单位#2=市科技局】于【年=$CURRENT_YEAR】年', city)).toBe('市科技局于【年】年');
  });

  it('escapes what a snippet would take for its own', () => {
    expect(snippetText('$5}\\【甲,乙｜丙】', city)).toBe('\\$5\\}\\\\${1|甲\\,乙,丙|}');
  });
});

describe('a place', () => {
  it.each([
    ['江临省', '全省', '省级', '各设区市'],
    ['广西壮族自治区', '全区', '自治区级', '各设区市'],
    ['云岭市', '全市', '市级', '各县（市、区）'],
    ['临溪县', '全县', '县级', '各乡镇（街道）'],
    ['澄湖区', '全区', '区级', '各乡镇（街道）'],
    ['青岚土家族自治县', '全县', '县级', '各乡镇（街道）'],
    ['云溪苗族自治州', '全州', '州级', '各县（市、区）'],
    ['白音旗', '全旗', '旗级', '各苏木乡镇（街道）'],
  ])('%s says %s', (region, whole, rank, below) => {
    expect(placeWordsOf(region, null)).toMatchObject({ whole, rank, below });
  });

  it('is unknown without a name, and for a zone', () => {
    expect(placeWordsOf(null, null)).toBeNull();
    expect(placeWordsOf('云岭高新区', null)).toBeNull();
    expect(placeWordsOf(null, '省级')).toMatchObject({ whole: '全省' });
    expect(placeWordsOf('义安市', '县级')).toMatchObject({ whole: '全市', below: '各乡镇（街道）' });
  });

  it.each([
    ['科技局', '云岭市', '市科技局'],
    ['科技局', '江临省', '省科技厅'],
    ['市场监管局', '江临省', '省市场监管局'],
    ['发展改革委', '广西壮族自治区', '自治区发展改革委'],
    ['党委组织部', '云岭市', '市委组织部'],
    ['党委组织部', '广西壮族自治区', '自治区党委组织部'],
    ['政府办公室', '江临省', '省政府办公厅'],
    ['自然资源和规划局', '江临省', '省自然资源厅'],
    ['园区管委会', '云岭市', '园区管委会'],
    ['各县（市、区）人民政府', '临溪县', '各乡镇人民政府（街道办事处）'],
  ])('calls %s of %s %s', (name, region, full) => {
    expect(bodyName(name, placeWordsOf(region, null))).toBe(full);
  });
});
