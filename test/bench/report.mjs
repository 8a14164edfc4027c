// The results as one JSON object for programs, and as tables for people.
import { readingReport } from './reading.mjs';

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const milliseconds = (value) => value.toFixed(1);
const reached = (yes) => (yes ? '达到' : '未达到');
const suggestionGoal = 5;
/** Beyond what an echo takes, milliseconds at p50, p95 and p99. */
const latencyGoals = { 20_000: { p50: 2, p95: 6, p99: 12 }, 100_000: { p95: 20 } };

export function jsonReport({ machine, wholeProcess = [], throughput = [], latency = [], coldStart, memory, shelf }) {
  return {
    machine,
    throughput: [...wholeProcess, ...throughput].map(({ tool, chars, charsPerSecond }) => ({
      tool,
      chars,
      charsPerSecond,
    })),
    latency: slowerModes(latency).map(({ chars, p50, p95, p99 }) => ({
      chars,
      p50: round(p50),
      p95: round(p95),
      p99: round(p99),
    })),
    coldStartMs: coldStart === undefined ? null : round(coldStart.checkMs),
    rssMb: memory === undefined ? null : round(memory.editedMb),
    ...(shelf === undefined ? {} : { shelf }),
  };
}

export function tableReport(
  { machine, load, wholeProcess, throughput, latency, coldStart, memory, ruleCost, suggestions, shelf, reading },
  options,
) {
  const parts = [`机器：${machine}（开始时负载 ${load.toFixed(1)}）`];
  if (wholeProcess !== undefined) parts.push(wholeProcessTable(wholeProcess));
  if (throughput !== undefined) parts.push(throughputTable(throughput));
  if (latency !== undefined) parts.push(latencyTable(latency));
  if (coldStart !== undefined) {
    const [check, node] = [coldStart.checkMs, coldStart.nodeMs].map(milliseconds);
    parts.push(`冷启动：check 一篇 ${number.format(coldStart.chars)} 字文稿 ${check} 毫秒（node 自身 ${node} 毫秒）`);
  }
  if (memory !== undefined) {
    const [opened, edited] = [memory.openedMb, memory.editedMb].map(number.format);
    parts.push(`内存：打开 ${number.format(memory.chars)} 字文稿后 ${opened} MB，连续按键后 ${edited} MB`);
  }
  if (ruleCost !== undefined) parts.push(ruleCostTable(ruleCost));
  if (suggestions !== undefined) parts.push(suggestionTable(suggestions));
  if (shelf !== undefined) parts.push(shelfTable(shelf));
  if (reading !== undefined) parts.push(readingReport(reading, options));
  return parts.join('\n\n');
}

function shelfTable(rows) {
  const head = [
    '索引',
    '字数',
    '建立（万字/秒）',
    '占盘 MB',
    '打开',
    '检索 p50',
    'p95',
    '建立时内存 MB',
    '检索时内存 MB',
  ];
  const body = rows.map(({ tool, characters, buildMs, diskMb, openMs, p50, p95, buildMb, searchMb }) => [
    tool,
    number.format(characters),
    number.format(characters / buildMs / 10),
    number.format(diskMb),
    ...[openMs, p50, p95].map(milliseconds),
    ...[buildMb, searchMb].map(number.format),
  ]);
  const { characters, buildMs, openMs, p95, buildMb, searchMb } = rows[0];
  const goals = [
    `每秒 100 万字：${reached(characters / buildMs >= 1000)}`,
    `打开 < 300 毫秒：${reached(openMs < 300)}`,
    `检索 p95 < 50 毫秒：${reached(p95 < 50)}`,
    `内存 < 250 MB：${reached(Math.max(buildMb, searchMb) < 250)}`,
  ];
  return [
    '参照文件的索引（毫秒；本项目含读文件和分条款，其余只计建索引）',
    table([head, ...body]),
    goals.join('；'),
  ].join('\n');
}

function suggestionTable(rows) {
  const head = ['文稿', '光标处', '给出', 'p50', 'p95', '最大'];
  const body = rows.map(({ chars, kind, offered, asked, p50, p95, max }) => [
    `${number.format(chars)} 字`,
    kind,
    `${offered}/${asked}`,
    ...[p50, p95, max].map(milliseconds),
  ]);
  const slowest = Math.max(...rows.map(({ p95 }) => p95));
  const goal = `各处 p95 < ${suggestionGoal} 毫秒：${reached(slowest < suggestionGoal)}`;
  return ['建议与悬停（毫秒，stdio，自带资料库）', table([head, ...body]), goal].join('\n');
}

function wholeProcessTable(rows) {
  const head = ['工具', '篇数', '字数', '秒', '每秒字数'];
  const body = rows.map(({ tool, drafts, chars, seconds, charsPerSecond }) => [
    tool,
    ...[drafts, chars].map(number.format),
    seconds.toFixed(2),
    number.format(charsPerSecond),
  ]);
  const ratios = [...new Set(rows.map(({ drafts }) => drafts))].flatMap((drafts) => {
    const [own, peer] = ['policy-draft', 'autocorrect-node'].map((tool) =>
      rows.find((row) => row.tool === tool && row.drafts === drafts),
    );
    return peer === undefined ? [] : [`${drafts} 篇 ${(own.charsPerSecond / peer.charsPerSecond).toFixed(2)} 倍`];
  });
  const notes = ratios.length === 0 ? [] : [`与 autocorrect-node 相比：${ratios.join('、')}`];
  return ['整个进程查一个文件夹（各篇不同，各工具轮流，取中位数）', table([head, ...body]), ...notes].join('\n');
}

function throughputTable(rows) {
  const lengths = [...new Set(rows.map(({ chars }) => chars))];
  const tools = [...new Set(rows.map(({ tool }) => tool))];
  const speedOf = (tool, chars) => rows.find((row) => row.tool === tool && row.chars === chars).charsPerSecond;
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  const body = tools.map((tool) => [
    tool,
    ...lengths.map((chars) => number.format(speedOf(tool, chars))),
    (speedOf(tool, shortest) / speedOf(tool, longest)).toFixed(2),
    number.format(rows.find((row) => row.tool === tool && row.chars === longest).findings),
  ]);
  const head = ['工具', ...lengths.map((chars) => `${number.format(chars)} 字`), '每字耗时增长', '最长一篇查出'];
  const notes = ['每秒字数（全文检查，预热后；每轮换新文稿，各工具轮流，取中位数）', table([head, ...body])];
  if (tools.includes('autocorrect-node') && tools.includes('policy-draft')) {
    const ratios = lengths.map((chars) => speedOf('policy-draft', chars) / speedOf('autocorrect-node', chars));
    const times = ratios.map((ratio) => `${ratio.toFixed(2)} 倍`).join('、');
    notes.push(`不慢于 autocorrect-node：${reached(Math.min(...ratios) >= 1)}（${times}）`);
  }
  return notes.join('\n');
}

function latencyTable(rows) {
  const head = [
    '文稿',
    '方式',
    'p50',
    'p95',
    'p99',
    '最大',
    '首键',
    '处理器',
    '打开',
    '植入查出',
    '空回应 p50/p95/p99',
  ];
  const body = rows.map((row) => [
    `${number.format(row.chars)} 字`,
    row.mode,
    ...[row.p50, row.p95, row.p99, row.max, row.first, row.processorMs, row.openMs].map(milliseconds),
    `${row.found}/${row.planted}`,
    row.echo === null ? '' : [row.echo.p50, row.echo.p95, row.echo.p99].map(milliseconds).join('/'),
  ]);
  const goals = rows.flatMap(({ chars, echo, ...row }) => {
    const goal = echo === null ? undefined : latencyGoals[chars];
    return Object.entries(goal ?? {}).map(([share, limit]) => {
      const own = row[share] - echo[share];
      return `${number.format(chars)} 字 ${share} 比空回应多 ${milliseconds(own)} 毫秒，目标 ${limit}：${reached(own <= limit)}`;
    });
  });
  return ['按键到提示（毫秒，stdio，自首键起全部计入）', table([head, ...body]), ...goals, placesTable(rows)].join(
    '\n',
  );
}

/** Where typing costs most: what a slow feature hides behind. */
function placesTable(rows) {
  const names = {
    heading: '标题',
    paragraph: '段中',
    annotation: '责任标注',
    'line end': '行末',
    'line break': '换行',
  };
  const head = ['各处中位数', '方式', ...Object.values(names)];
  const body = rows.map(({ chars, mode, medianByPlace }) => [
    `${number.format(chars)} 字`,
    mode,
    ...Object.keys(names).map((place) => milliseconds(medianByPlace[place])),
  ]);
  return table([head, ...body]);
}

function ruleCostTable({ chars, steps }) {
  const scopes = { line: '逐行，只看改动的行', draft: '全稿，每次按键' };
  const body = [...steps]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .map(({ name, scope, milliseconds: time }) => [name, time.toFixed(2), scopes[scope] ?? '']);
  return [
    `各步用时（毫秒，${number.format(chars)} 字；单开一条规则）`,
    table([['步骤', '用时', '范围'], ...body]),
  ].join('\n');
}

/** One row a length: the mode in which the server is slower. */
function slowerModes(rows) {
  const slowest = new Map();
  for (const row of rows) {
    const known = slowest.get(row.chars);
    if (known === undefined || row.p99 > known.p99) slowest.set(row.chars, row);
  }
  return [...slowest.values()];
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column], column === 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function pad(cell, width, left) {
  const blanks = ' '.repeat(width - widthOf(cell));
  return left ? cell + blanks : blanks + cell;
}

/** Columns on a terminal: a Chinese character takes two. */
function widthOf(text) {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);
}

function round(value) {
  return Math.round(value * 100) / 100;
}
