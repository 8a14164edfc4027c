/** An office's folder of documents in a temporary place, and a shelf beside it. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openIndex } from '../../../server/src/hosts/openIndex.ts';
import type { ReferenceIndex } from '../../../server/src/index/referenceIndex.ts';

export interface Office {
  readonly folder: string;
  readonly index: string;
  /** Writes a document, with a time of change of its own, so that a second version is newer on every file system. */
  write(name: string, content: string | Uint8Array): string;
  path(name: string): string;
  /** Opens the shelf; what it logs is kept in `logged`. */
  open(patient?: boolean): ReferenceIndex;
  readonly logged: string[];
  /** Segments on disk, by name. */
  segments(): string[];
  dispose(): Promise<void>;
}

export function createOffice(): Office {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'policy-draft-shelf-')));
  const folder = join(home, '文件');
  const index = join(home, 'index');
  mkdirSync(folder);
  const opened: ReferenceIndex[] = [];
  const logged: string[] = [];
  let minutes = 0;
  return {
    folder,
    index,
    logged,
    write(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      const time = new Date(2026, 0, 1, 0, minutes++);
      utimesSync(path, time, time);
      return path;
    },
    path: (name) => join(folder, name),
    open(patient = false) {
      const shelf = openIndex(index, (message) => void logged.push(message), { patient });
      opened.push(shelf);
      return shelf;
    },
    segments: () =>
      statSync(index, { throwIfNoEntry: false }) === undefined
        ? []
        : readdirSync(index)
            .filter((name) => name.endsWith('.segment'))
            .sort(),
    async dispose() {
      for (const shelf of opened) await shelf.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A published document as a web page has it, with what the page puts around it. */
export const BEARINGS = `首页 > 政务公开 > 政策文件
云岭市人民政府关于促进轴承产业高质量发展的实施意见
云政发〔2025〕8号
各县（区）人民政府，市政府各部门：
为推动我市轴承产业迈向中高端，根据《江临省装备制造业促进办法》（江政发〔2024〕3号），提出如下实施意见。
一、总体要求
（一）发展目标。到2028年，全市轴承产业产值达到500亿元以上，培育高新技术企业120家。
二、主要任务
（二）建设轴承创新平台。依托云岭轴承研究所组建精密轴承重点实验室，开放共享疲劳寿命试验台，每年发布一批共性技术攻关清单。（牵头单位：市科技局；配合单位：市财政局、市工业和信息化局）
（三）引进热处理人才。对来云岭工作的热处理高级技师给予安家补助，由用人单位和市级财政各承担一半。（责任单位：市人力资源社会保障局）
三、保障措施
（四）加强组织领导。建立轴承产业链长制，定期会商解决用能、用地、物流堵点。
云岭市人民政府
2025年3月5日
扫一扫在手机打开当前页
`;

export const ELDERLY = `澄湖区人民政府办公室关于推进社区养老服务的若干措施
澄政办发〔2019〕21号
各街道办事处：
一、建设社区食堂
每个街道至少开办一家老年食堂，对七十岁以上老人每餐补贴三元，餐费由运营单位按月公示。（牵头单位：区民政局）
二、培训护理人员
支持岚安职业学院开设老年护理专业，按取得证书人数给予培训补贴。（牵头单位：区人力资源社会保障局）
三、优化审批服务
养老机构备案材料压减到四项，三个工作日内办结。
澄湖区人民政府办公室
2019年11月20日
`;

/** Numbers nothing. */
export const NOTES = `临溪县茶叶生产座谈纪要

会议认为，春茶采摘期提前了十天，晾青场地不足是眼下最大的难处。

会议决定，由县农业农村局统一租用闲置粮库作为晾青车间，租金由茶企按用量分担。
`;
