/** What in a heading says something of its topic: general words left out, words that mean the same made one. */

/** Verbs and frame words that headings of every topic share. They part the text and carry no weight. */
export const GENERAL_WORDS: readonly string[] = [
  '进一步',
  '加强',
  '推进',
  '推动',
  '促进',
  '支持',
  '鼓励',
  '完善',
  '健全',
  '强化',
  '提升',
  '提高',
  '优化',
  '深化',
  '加快',
  '加大',
  '积极',
  '大力',
  '全面',
  '切实',
  '着力',
  '持续',
  '充分',
  '有序',
  '统筹',
  '构建',
  '建立',
  '打造',
  '实施',
  '开展',
  '推行',
  '实行',
  '落实',
  '发挥',
  '做好',
  '做强',
  '拓展',
  '拓宽',
  '扩大',
  '培育',
  '壮大',
  '明确',
  '规范',
  '建设',
  '发展',
  '工作',
  '力度',
  '水平',
  '能力',
  '高质量',
  '现代化',
  '一批',
  '全市',
  '我市',
  '全省',
  '关于',
  '怎么',
  '如何',
  '以及',
  '等',
  '的',
  '和',
  '与',
  '及',
  '为',
  '向',
  '以',
];

/** What different places and years call the same thing; the first form is the one that is compared. */
export const SYNONYMS: readonly (readonly [canonical: string, ...others: string[]])[] = [
  ['园区', '高新技术产业开发区', '经济技术开发区', '开发区', '高新区', '经开区', '产业园'],
  ['经营主体', '市场主体'],
  ['高等学校', '高校', '院校'],
  ['融资', '信贷', '贷款'],
  ['宣传', '宣讲', '舆论'],
  ['督查', '督导', '督促', '督办'],
  ['考核', '考评'],
  ['企业主体', '创新主体'],
  ['奖补', '补助', '补贴', '奖励'],
  ['资金', '经费'],
  ['税费', '税收', '减税降费'],
  ['用地', '土地'],
];

const FORMS: ReadonlyMap<string, string> = new Map(
  SYNONYMS.flatMap(([first, ...others]) => others.map((other) => [other, first] as const)),
);
const OTHER_FORMS = new RegExp([...FORMS.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** A heading in the form in which headings are compared. */
export function canonical(text: string): string {
  return text.replace(/[ \u00a0\u3000“”"]/g, '').replace(OTHER_FORMS, (form) => FORMS.get(form)!);
}

/** By first character, longer words first: one alternation over all of them costs ten times as much. */
const BY_FIRST: ReadonlyMap<string, readonly string[]> = new Map(
  GENERAL_WORDS.map(([first]) => {
    const alike = GENERAL_WORDS.filter((word) => word.startsWith(first!));
    return [first!, alike.sort((a, b) => b.length - a.length)];
  }),
);

/** The general word that stands at a place of a text; undefined for none. */
export function generalWordAt(text: string, at: number): string | undefined {
  return BY_FIRST.get(text.charAt(at))?.find((word) => text.startsWith(word, at));
}

/** A heading without the general words that lead it: 资金保障 of 落实资金保障. */
export function coreOf(heading: string): string {
  let at = 0;
  for (;;) {
    const general = generalWordAt(heading, at);
    if (general === undefined) return heading.slice(at);
    at += general.length;
  }
}

/** Pairs of neighbouring Chinese characters, none across a general word or a mark. */
export function bigramsOf(text: string): string[] {
  const bigrams: string[] = [];
  let previous = '';
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    const general = generalWordAt(text, at);
    if (general !== undefined || char < '\u4e00' || char > '\u9fa5') {
      previous = '';
      at += general?.length ?? 1;
      continue;
    }
    if (previous !== '') bigrams.push(previous + char);
    previous = char;
    at++;
  }
  return bigrams;
}
