// Writes what repeats the rules' metadata elsewhere: the registry, the settings in package.json, the rule pages.
// With --check it writes nothing and fails when a file is out of date.
import { build } from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rulesDir = join(root, 'server/src/rules');
const docsDir = join(root, 'server/docs/rules');
const checkOnly = process.argv.includes('--check');
const stale = [];

const SEVERITIES = { error: '错误', warning: '警告', information: '提示', hint: '建议' };
const GROUPS = {
  filling: '填写与残留',
  numbering: '序号与层次',
  responsibility: '责任分工',
  target: '目标与时限',
  citation: '引用与文号',
  wording: '文字与标点',
  form: '格式要素',
  compliance: '合法合规',
};
const FIXES = { safe: '可一键订正', offered: '有修改建议，由起草人选择', none: '需起草人自行核改' };

async function emit(path, content) {
  const current = await readFile(path, 'utf8').catch(() => null);
  if (current === content) return;
  if (checkOnly) stale.push(relative(root, path));
  else {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
  }
}

/** A rule is a file whose name is its id: lower case with hyphens, in a folder of the rules. */
async function ruleFiles() {
  const files = [];
  for (const folder of await readdir(rulesDir, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    for (const file of await readdir(join(rulesDir, folder.name))) {
      const source = await readFile(join(rulesDir, folder.name, file), 'utf8');
      if (/export default define(?:Line|Draft)Rule\(/.test(source)) files.push(`${folder.name}/${file}`);
    }
  }
  return files.sort((a, b) => (a.split('/')[1] < b.split('/')[1] ? -1 : 1));
}

function camel(id) {
  return id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

async function writeRegistry(files) {
  const ids = files.map((file) => file.split('/')[1].replace(/\.ts$/, ''));
  const imports = files.map((file, index) => `import ${camel(ids[index])} from './${file}';`);
  await emit(
    join(rulesDir, 'registry.generated.ts'),
    `/** All rules by name. Written by \`npm run generate\`; a rule is added by adding its file. */\n\n${imports.join('\n')}\nimport type { Rule } from './rule.ts';\n\nexport const RULES: readonly Rule[] = [\n${ids.map((id) => `  ${camel(id)},`).join('\n')}\n];\n`,
  );
}

async function loadRules() {
  const folder = join(root, 'out/generate');
  const outfile = join(folder, 'rules.mjs');
  await build({ entryPoints: [join(rulesDir, 'registry.generated.ts')], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  const { RULES } = await import(`${pathToFileURL(outfile)}?${Date.now()}`);
  await rm(folder, { recursive: true, force: true });
  return RULES;
}

async function writeSettings(rules) {
  const path = join(root, 'package.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  const setting = manifest.contributes?.configuration?.properties?.['policyDraft.rules'];
  if (setting === undefined) return;
  setting.properties = Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      {
        type: 'string',
        enum: [...Object.keys(SEVERITIES), 'off'],
        enumDescriptions: [...Object.values(SEVERITIES), '不检查'],
        default: rule.severity,
        markdownDescription: `${rule.title}：${rule.rationale}`,
      },
    ]),
  );
  await emit(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

function quote(text) {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
}

function page(rule) {
  const sources = rule.authority.map(({ source, clause }) => `- ${source}${clause === undefined ? '' : `，${clause}`}`);
  const bad = rule.bad.map(({ text, flags, fixed }) =>
    [quote(text), `\n标出：“${flags}”`, ...(fixed === undefined ? [] : ['\n订正后：\n', quote(fixed)])].join('\n'),
  );
  return [
    `# ${rule.title}（${rule.id}）`,
    `${GROUPS[rule.group]} · 默认级别：${SEVERITIES[rule.severity]} · ${FIXES[rule.fix]}`,
    '## 为什么要查',
    rule.rationale,
    '## 依据',
    sources.join('\n'),
    '## 会标出的写法',
    bad.join('\n\n---\n\n'),
    '## 规范的写法',
    rule.good.map(quote).join('\n\n---\n\n'),
    '## 有意不报的情形',
    rule.silentOn.map((item) => `- ${item}`).join('\n'),
    '## 怎样调整',
    [
      `- 改级别或关闭：在设置“policyDraft.rules”中把 \`${rule.id}\` 设为 \`error\`、\`warning\`、\`information\`、\`hint\` 或 \`off\`。`,
      `- 本文件不查：在文稿中单独起一行写 \`<!-- 全文不查：${rule.id} -->\`（不会印出）。`,
      `- 只放过一处：在该行之前单独起一行写 \`<!-- 下一行不查：${rule.id} -->\`。`,
    ].join('\n'),
    '',
  ].join('\n\n');
}

function indexPage(rules) {
  const parts = ['# 检查项目一览', `共${rules.length}项。命令行用 \`policy-draft explain 规则名\` 可看到同样的说明。`];
  for (const [group, name] of Object.entries(GROUPS)) {
    const own = rules.filter((rule) => rule.group === group);
    if (own.length === 0) continue;
    parts.push(`## ${name}`);
    parts.push(
      ['| 规则 | 查什么 | 默认级别 | 订正 |', '| --- | --- | --- | --- |', ...own.map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.title} | ${SEVERITIES[rule.severity]} | ${FIXES[rule.fix]} |`)].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

await writeRegistry(await ruleFiles());
if (stale.length === 0) {
  const rules = await loadRules();
  await writeSettings(rules);
  for (const rule of rules) await emit(join(docsDir, `${rule.id}.md`), page(rule));
  await emit(join(docsDir, 'README.md'), indexPage(rules));
  const pages = new Set([...rules.map((rule) => `${rule.id}.md`), 'README.md']);
  for (const file of await readdir(docsDir).catch(() => [])) {
    if (pages.has(file)) continue;
    if (checkOnly) stale.push(`server/docs/rules/${file}`);
    else await rm(join(docsDir, file));
  }
}
if (stale.length > 0) {
  console.error(`out of date (run \`npm run generate\`):\n  ${stale.join('\n  ')}`);
  process.exit(1);
}
