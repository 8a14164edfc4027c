// textlint has no rules for Chinese official documents on npm. These five patterns are what an office would write
// for itself on the first day: enough to set its machinery to work, far from a checker.
const patterns = {
  'year-left-open': [/20[xX×＊*_]{2}年?/gu, '年份未填'],
  'name-left-open': [/[xX×]{2,}[省市县区局委厅]/gu, '名称未填'],
  'space-between-han': [/(?<=\p{Script=Han})[ \u00a0]+(?=\p{Script=Han})/gu, '汉字之间有空格'],
  'half-width-mark': [/(?<=\p{Script=Han})[,;:!?]/gu, '半角标点'],
  'both-over-and-above': [/超过?[\d.]+%以上/gu, '“超”与“以上”重复'],
};

export const textlintRules = Object.entries(patterns).map(([ruleId, [pattern, message]]) => ({
  ruleId,
  rule: ({ Syntax, RuleError, report, getSource, locator }) => ({
    [Syntax.Str](node) {
      for (const match of getSource(node).matchAll(pattern)) {
        const padding = locator.range([match.index, match.index + match[0].length]);
        report(node, new RuleError(message, { padding }));
      }
    },
  }),
}));
