/** `policy-draft review`: the call, what it writes and what it says; and that an office program opens what it wrote. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apart, bundling } from '../../../server/tools/bundling.mjs';
import { documentOf, para, partOf, run, word } from '../review/making.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const ORIGINAL = word(
  para(run('云岭市关于促进产业发展的若干措施'), '<w:jc w:val="center"/>') +
    para(run('由市科技局、住房城乡 建设局,市财政局负责。', '<w:b/>')) +
    para(`<w:hyperlink w:anchor="a">${run('由市科技局、住房城乡 建设局负责。')}</w:hyperlink>`),
);

let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'policy-review-'));
  await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: { cli: 'server/src/cli/main.ts', review: apart.review },
    outdir: home,
    logLevel: 'error',
  });
  writeFileSync(join(home, '原稿.docx'), ORIGINAL);
  writeFileSync(join(home, '签名.docx'), word(para(run('文字')), { '_xmlsignatures/a.xml': strToU8('<a/>') }));
  writeFileSync(join(home, '旧稿.doc'), Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function call(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, 'cli.js'), 'review', ...args], {
    cwd: home,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('review', () => {
  it('writes comments and changes into a new file, says how many, and leaves the original alone', () => {
    const result = call('原稿.docx', '--output', '审阅.docx', '--today', '2026-03-05');
    expect(result.stdout).toMatch(/^已审阅：审阅\.docx（批注\d+处，修订\d+处）\n$/);
    expect(result.stderr).toMatch(/第3行“由市科技局、住房城乡 建设局负责。”涉及超链接，没有写成修订，只加了批注。/);
    expect(result.status).toBe(1);
    expect(new Uint8Array(readFileSync(join(home, '原稿.docx')))).toEqual(ORIGINAL);
    const written = readFileSync(join(home, '审阅.docx'));
    expect(documentOf(written)).toContain('<w:ins ');
    expect(partOf(written, 'word/comments.xml')).toContain('多余空格和断行');
    call('原稿.docx', '--output', '再审.docx', '--today', '2026-03-05');
    expect(readFileSync(join(home, '再审.docx')).equals(written)).toBe(true);
  });

  it('asks the rules that check asks, by the same options', () => {
    const off = call(
      '原稿.docx',
      '--output',
      '甲.docx',
      '--rule',
      'spacing=off',
      '--today',
      '2026-03-05',
      '--fail-on',
      'never',
    );
    expect(off.status).toBe(0);
    expect(partOf(readFileSync(join(home, '甲.docx')), 'word/comments.xml')).not.toContain('多余空格和断行');
  });

  it.each([
    [['没有.docx', '--output', '乙.docx'], /找不到文件/],
    [['原稿.docx'], /--output/],
    [['原稿.docx', '--output', '原稿.docx', '--force'], /就是原稿/],
    [['原稿.docx', '--output', '签名.docx'], /要覆盖请加 --force/],
    [['原稿.docx', '--output', '乙.txt'], /扩展名要和原稿一样/],
    [['签名.docx', '--output', '乙.docx'], /数字签名/],
    [['旧稿.doc', '--output', '乙.docx'], /另存为 \.docx/],
    [['原稿.docx', '--output', '乙.docx', '--revised', '没有.txt'], /没有\.txt：读不出来/],
    [['原稿.docx', '签名.docx', '--output', '乙.docx'], /一次审阅一份/],
    [['原稿.docx', '--output', '乙.docx', '--today', '明天'], /YYYY-MM-DD/],
  ])('refuses %j with one line', (args, words) => {
    const { status, stdout, stderr } = call(...args);
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([status, stdout]).toEqual([2, '']);
    expect(existsSync(join(home, '乙.docx'))).toBe(false);
  });

  it('saves a rewritten draft back, and says what it left out', () => {
    const text =
      '云岭市关于促进产业发展的若干措施\n由市科技局、住房城乡建设局,市财政局牵头。\n由市科技局、市财政局负责。\n';
    writeFileSync(join(home, '改稿.txt'), text);
    const result = call('原稿.docx', '--revised', '改稿.txt', '--output', '修订.docx', '--today', '2026-03-05');
    expect(result.stdout).toMatch(/^已存回：修订\.docx（修订\d+处）\n$/);
    expect(result.stderr).toMatch(/改稿第3行“由市科技局、市财政局负责。”涉及超链接，没有写进去/);
    expect(result.status).toBe(0);
    expect(documentOf(readFileSync(join(home, '修订.docx')))).toContain('<w:t xml:space="preserve">牵头</w:t>');
  });

  it('refuses to review what it has reviewed', () => {
    call('原稿.docx', '--output', '一审.docx');
    expect(call('一审.docx', '--output', '二审.docx').stderr).toMatch(/已经有“政策文稿”的批注或修订/);
  });
});

const OFFICE = spawnSync('soffice', ['--version']).status === 0;

describe.skipIf(!OFFICE)(`in LibreOffice${OFFICE ? '' : '（没有安装 soffice，跳过）'}`, () => {
  it('shows each comment and each change', () => {
    const { stdout } = call('原稿.docx', '--output', '看.docx', '--today', '2026-03-05');
    const [, comments, changes] = /批注(\d+)处，修订(\d+)处/.exec(stdout) ?? [];
    const profile = pathToFileURL(join(home, 'profile')).href;
    const args = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'fodt', '--outdir', home];
    spawnSync('soffice', [...args, join(home, '看.docx')], { encoding: 'utf8', timeout: 100_000 });
    expect(readdirSync(home)).toContain('看.fodt');
    const flat = readFileSync(join(home, '看.fodt'), 'utf8');
    expect(flat.match(/<office:annotation /g)).toHaveLength(Number(comments));
    expect(flat.match(/<text:changed-region /g)!.length).toBeGreaterThanOrEqual(Number(changes));
    expect(flat).toContain('<dc:creator>政策文稿</dc:creator>');
  }, 120_000);
});
