/** Small invented drafts for the protocol tests. */

export const uri = 'file:///drafts/jieshui.policy';

/** Numbers skip, a unit stands twice, a target is past, a bracket is well closed. */
export const faulty = `云岭市人民政府关于推进节约用水的实施意见

云政发〔2026〕21号

各县（区）人民政府，市政府各部门：

为落实《江临省节约用水条例》和《江临省人民政府关于加强水资源管理的意见》（江政发〔2025〕8号），按照“十五五”规划要求，提出如下实施意见。

一、总体要求

（一）指导思想。坚持以水定产，把节约用水摆在优先位置。

（二）主要目标。到2020年，全市万元工业增加值用水量下降15%，再生水利用率达到30%以上。

二、主要任务

（一）推进工业节水。实施节水改造项目50个，落实本意见第三部分的资金安排。（牵头单位：市工业和信息化局；配合单位：市财政局、水利局）

（三）推进农业节水。到2028年新增高效节水灌溉面积12万亩。（牵头单位：市农业农村局；配合单位：市水利局、市财政局）

三、保障措施

（一）落实资金。依据《江临省人民政府关于加强水资源管理的意见》安排资金。（牵头单位：市财政局；配合单位：市水利局）

云岭市人民政府
2026年11月18日
`;

/** As many sections as asked for, each with a task, so that edits far apart have room. */
export function long(sections: number): string {
  const parts = ['临溪县节约用水行动方案', '', '为推进节约用水，制定本行动方案。', ''];
  for (let section = 0; section < sections; section++) {
    parts.push(
      `第${section + 1}次排查中发现的问题（共${section}项）由县水利局牵头整改，到2028年整改率达到9${section % 10}%。`,
      '',
    );
  }
  return parts.join('\n');
}
