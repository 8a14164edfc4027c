// What is read from real documents against what a careful reader found in them: test/corpus/gold.
import { byForm, compareTargets, complaints, summary } from '../corpus/gold/score-targets.mjs';
import { absent } from '../corpus/gold/table.mjs';

/** @returns {Promise<{ absent: string } | { targets: object }>} */
export async function measureReading(progress) {
  if (absent !== '') return { absent };
  progress('读：目标指标');
  return { targets: await compareTargets() };
}

/** As text; with `verbose` each row missed, wrong or invented, of the tuning documents unless another part is named. */
export function readingReport(reading, { verbose, split }) {
  if (reading.absent !== undefined) return reading.absent;
  const parts = ['tuning', 'held', undefined].map((part) => ({
    文件: part ?? '全部',
    ...summary(reading.targets, part),
  }));
  const lines = [
    `目标指标（${reading.targets.documents.length} 份文件）`,
    table(parts),
    '按形式，整行最差的在前',
    table(byForm(reading.targets)),
  ];
  if (verbose) lines.push(...complaints(reading.targets, split ?? 'tuning'));
  return lines.join('\n');
}

function table(rows) {
  const columns = Object.keys(rows[0]);
  const cell = (value) =>
    typeof value === 'string' || value > 1 || Number.isInteger(value) ? String(value) : `${(value * 100).toFixed(1)}%`;
  return [columns.join('\t'), ...rows.map((row) => columns.map((column) => cell(row[column])).join('\t'))].join('\n');
}
