// Writes what repeats the rules' metadata elsewhere: the registry, the settings in package.json, the schema of an
// office's .policydraft.json, the rule pages.
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
  const contents = "export * from './registry.generated.ts'; export * from './page.ts';";
  await build({
    stdin: { contents, resolveDir: rulesDir, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const loaded = await import(pathToFileURL(outfile).href);
  await rm(folder, { recursive: true, force: true });
  return loaded;
}

async function writeSettings(rules, severityNames) {
  const path = join(root, 'package.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  const setting = manifest.contributes?.configuration?.properties?.['policyDraft.rules'];
  if (setting === undefined) return;
  setting.properties = Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      {
        type: 'string',
        enum: [...Object.keys(severityNames), 'off'],
        enumDescriptions: [...Object.values(severityNames), '不检查'],
        default: rule.severity,
        markdownDescription: `${rule.title}：${rule.rationale}`,
      },
    ]),
  );
  await emit(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function writeOfficeSchema(rules) {
  const path = join(root, 'server/data/policydraft.schema.json');
  const schema = JSON.parse(await readFile(path, 'utf8'));
  schema.properties.rules.properties = Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      { $ref: '#/definitions/ruleSeverity', default: rule.severity, markdownDescription: rule.title },
    ]),
  );
  await emit(path, `${JSON.stringify(schema, null, 2)}\n`);
}

await writeRegistry(await ruleFiles());
if (stale.length === 0) {
  const { RULES: rules, SEVERITY_NAMES, rulePage, ruleIndex } = await loadRules();
  await writeSettings(rules, SEVERITY_NAMES);
  await writeOfficeSchema(rules);
  for (const rule of rules) await emit(join(docsDir, `${rule.id}.md`), `${rulePage(rule)}\n`);
  await emit(join(docsDir, 'README.md'), `${ruleIndex(rules)}\n`);
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
