// @ts-check
/**
 * `npm run site`: README, guides and rule pages as static HTML in `out/site`, to be laid on any web server or opened
 * from a shared folder: no script, no font, no address outside of it.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = path.join(root, 'out/site');

/** What the column at the left lists, top to bottom. */
const SECTIONS = [
  { title: '使用', pages: ['README.md', ...(await markdownIn('server/docs/guides'))] },
  { title: '检查项目', pages: await markdownIn('server/docs/rules') },
  { title: 'Developers', pages: ['README.en.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md', 'CHANGELOG.md'] },
];

const STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent) }
body { margin: 0; display: grid; grid-template-columns: 15rem minmax(0, 46rem); gap: 3rem; line-height: 1.75;
  font-family: system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
nav { position: sticky; top: 0; max-height: 100vh; overflow: auto; padding: 1rem; border-right: 1px solid var(--line) }
nav h2 { font-size: 1rem } nav ul { list-style: none; padding: 0; font-size: .9rem }
nav a { text-decoration: none } nav [aria-current] { font-weight: bold }
main { padding: 1rem 1rem 4rem } img { max-width: 100% }
pre, blockquote { overflow: auto; padding: .6rem 1rem; border: 1px solid var(--line); margin-inline: 0 }
table { border-collapse: collapse; display: block; overflow: auto } td, th { border: 1px solid var(--line); padding: .3rem .6rem }
@media (max-width: 50rem) { body { display: block } nav { position: static; max-height: none } }`;

const sources = new Map();
for (const file of SECTIONS.flatMap(({ pages }) => pages)) {
  sources.set(file, await readFile(path.join(root, file), 'utf8'));
}

await rm(target, { recursive: true, force: true });
for (const [file, text] of sources) await writePage(file, text);
await cp(path.join(root, 'client/images'), path.join(target, 'client/images'), { recursive: true });
await cp(path.join(root, 'LICENSE'), path.join(target, 'LICENSE'));
await cp(path.join(root, 'THIRD-PARTY.md'), path.join(target, 'THIRD-PARTY.md'));
console.log(`${sources.size} 页：${path.relative(root, path.join(target, 'index.html'))}`);

/** @param {string} folder */
async function markdownIn(folder) {
  /** @type {string[]} */
  const names = await readdir(path.join(root, folder)).catch(() => []);
  const rest = names.filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  return [...(names.includes('README.md') ? ['README.md'] : []), ...rest].map((name) => `${folder}/${name}`);
}

/** @param {string} file */
function addressOf(file) {
  return file === 'README.md'
    ? 'index.html'
    : file.replace(/(?:\/README)?\.md$/, file.endsWith('/README.md') ? '/index.html' : '.html');
}

/**
 * @param {string} file
 * @param {string} text
 */
async function writePage(file, text) {
  const address = addressOf(file);
  const up = path.posix.relative(path.posix.dirname(address), '.') || '.';
  const marked = new Marked({
    renderer: {
      link({ href, tokens }) {
        const [place = '', anchor] = href.split('#');
        const linked = path.posix.normalize(path.posix.join(path.posix.dirname(file), place));
        const own = sources.has(linked) ? linked : sources.has(`${linked}/README.md`) ? `${linked}/README.md` : null;
        const to = own === null ? href : `${up}/${addressOf(own)}${anchor === undefined ? '' : `#${anchor}`}`;
        return `<a href="${to}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
  });
  const content = await marked.parse(text);
  const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${titleOf(file)} · 政策文稿</title>
<style>${STYLE}</style>
<nav>${SECTIONS.map(({ title, pages }) => section(title, pages, file, up)).join('')}</nav>
<main>${content}</main>
</html>
`;
  const place = path.join(target, address);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, page);
}

/**
 * @param {string} title
 * @param {string[]} pages
 * @param {string} current
 * @param {string} up
 */
function section(title, pages, current, up) {
  const items = pages.map((file) => {
    const here = file === current ? ' aria-current="page"' : '';
    return `<li><a href="${up}/${addressOf(file)}"${here}>${titleOf(file)}</a></li>`;
  });
  return `<h2>${title}</h2><ul>${items.join('')}</ul>`;
}

/** @param {string} file */
function titleOf(file) {
  return /^# (.+?)(?:（[\w-]+）)?$/m.exec(sources.get(file) ?? '')?.[1] ?? file;
}
