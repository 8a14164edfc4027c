/** Phrases that every document has in these very words: to share them is custom, not borrowing. */

interface Formula {
  readonly opening: RegExp;
  /** What varies inside it and how it ends, looked for only behind an opening; absent where the opening is all of it. */
  readonly rest?: RegExp;
  /** How many characters in front of the opening belong to it, up to a mark. */
  readonly before?: number;
}

const FORMULAE: readonly Formula[] = [
  { opening: /以(?:习近平|邓小平)/g, rest: /[^，,。；;]{2,60}(?:为指导|为统领|为指引)/y },
  { opening: /高举中国特色社会主义伟大旗帜/g },
  { opening: /深入学习贯彻习近平/g, rest: /[^，,。；;]{2,60}/y },
  {
    opening: /(?:全面|深入|认真|坚决){0,4}(?:学习|贯彻|落实){1,4}(?:党的)?(?:十[七八九]大|二十大|二十届)/g,
    rest: /[^。；;]{0,60}?(?:全会|精神)/y,
  },
  {
    opening: /习近平总书记/g,
    rest: /[^，,。；;]{0,50}(?:重要讲话|重要指示|重要论述|重要批示)(?:批示)?(?:指示)?(?:精神)?/y,
  },
  { opening: /(?:深刻领悟|增强)[“"]?(?:两个确立|四个意识)/g, rest: /[^。；;]{0,60}/y },
  { opening: /坚定[“"]?四个自信[”"]?|做到[“"]?两个维护[”"]?/g },
  { opening: /坚决维护/g, rest: /[^，,。；;]{0,40}集中统一领导/y },
  { opening: /(?:统筹推进)?[“"]?五位一体[”"]?总体布局|(?:协调推进)?[“"]?四个全面[”"]?战略布局/g },
  {
    opening:
      /(?:完整、?准确、?全面|牢固树立|坚定不移)?(?:贯彻|落实|践行){0,4}(?:创新、?协调、?绿色、?开放、?共享的?)?(?:新)?发展理念/g,
  },
  { opening: /坚持(?:以人民为中心|稳中求进工作总基调|党的(?:全面)?领导|以人为本)(?:的发展思想)?/g },
  {
    opening: /(?:坚持)?以供给侧结构性改革为主线|(?:加快)?构建(?:以国内大循环为主体[^。；;]{0,20})?新发展格局/g,
  },
  {
    opening: /为(?:深入|全面|认真|切实|进一步){0,4}(?:贯彻|落实){1,4}/g,
    rest: /[^。；;]{0,60}?(?:精神|部署|要求)/y,
  },
  {
    opening: /[现特]?(?:结合|立足)/g,
    rest: /[^，,。；;]{0,12}实际[，,]?(?:现|特)?(?:就|制定|提出)[^。；;]{0,40}/y,
  },
  {
    opening: /印发给你们[，,]?请/g,
    rest: /[^。；;]{0,20}(?:执行|落实|贯彻)[^。；;]{0,10}/y,
    before: 42,
  },
  { opening: /自(?:发布|印发|公布)之日起/g, rest: /[^，,。；;]{0,12}(?:施行|执行|实施)[^。；;]{0,10}/y },
  { opening: /有效期[至为]?/g, rest: /[^。；;]{0,20}/y },
  { opening: /各级?/g, rest: /[^。；;，,]{0,40}要(?:高度重视|切实加强组织领导|提高(?:思想)?认识)/y },
  { opening: /(?:牵头|责任|配合|参加|参与|主办|协办)(?:单位|部门)[：:]/g, rest: /[^。）)]{0,200}/y },
  {
    opening: /各[县市区]/g,
    rest: /[^。；;]{0,24}(?:人民政府|管委会|办事处)[^。；;，,]{0,40}(?=[：:，,。；;）)])/y,
  },
];

/** By UTF-16 unit of a passage: 1 where it stands in a formula. */
export function formulaeIn(passage: string): Uint8Array {
  const covered = new Uint8Array(passage.length);
  for (const { opening, rest, before = 0 } of FORMULAE) {
    let done = 0;
    for (const match of passage.matchAll(opening)) {
      if (match.index < done) continue;
      const behind = match.index + match[0].length;
      const end = rest === undefined ? behind : endOf(rest, passage, behind);
      if (end < 0) continue;
      covered.fill(1, startBefore(passage, match.index, before), end);
      done = end;
    }
  }
  return covered;
}

/** Where `rest` ends that begins at `at`; -1 where it does not. */
function endOf(rest: RegExp, passage: string, at: number): number {
  rest.lastIndex = at;
  return rest.test(passage) ? rest.lastIndex : -1;
}

function startBefore(passage: string, at: number, most: number): number {
  let start = at;
  while (start > 0 && at - start < most && !'，,。；;'.includes(passage.charAt(start - 1))) start--;
  return start;
}
