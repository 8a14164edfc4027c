import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../server/src', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(root, '../../package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** What a layer may import besides itself. Entry points (main.ts of protocol and cli) put hosts in. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  text: [],
  syntax: ['text'],
  model: ['syntax', 'text'],
  library: ['model', 'syntax', 'text'],
  export: ['model', 'syntax', 'text'],
  reading: ['syntax', 'text'],
  index: ['library', 'reading', 'model', 'syntax', 'text'],
  rules: ['model', 'syntax', 'text'],
  features: ['rules', 'index', 'library', 'model', 'syntax', 'text'],
  review: ['reading', 'rules', 'syntax', 'text'],
  service: ['features', 'rules', 'index', 'library', 'model', 'syntax', 'text'],
  hosts: ['service', 'index', 'reading', 'model', 'text'],
  protocol: ['service', 'features', 'review', 'rules', 'index', 'model', 'syntax', 'text', 'hosts'],
  cli: ['service', 'features', 'rules', 'index', 'export', 'review', 'model', 'syntax', 'text', 'hosts'],
};

/** Only these layers know of Node. */
const KNOWS_NODE: ReadonlySet<string> = new Set(['hosts', 'cli', 'protocol']);

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : path.endsWith('.ts') ? [path] : [];
  });
}

const toPath = (path: string) => relative(root, path).split(sep).join('/');

const files = sources(root).map((path) => {
  const text = readFileSync(path, 'utf8');
  const imports = [...text.matchAll(/(?:^|\n)(?:import|export)(\s+type)?[^;]*?from '([^']+)'/g)].map(
    ([, type, target]) => ({
      onlyTypes: type !== undefined,
      target: target!.startsWith('.') ? toPath(resolve(dirname(path), target!)) : target!,
    }),
  );
  return { path: toPath(path), layer: toPath(path).split('/')[0]!, text, imports };
});

/** The imports that `isForeign` objects to, each as "file → target". */
function offending(isForeign: (file: (typeof files)[number], target: string) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter(({ target }) => isForeign(file, target)).map(({ target }) => `${file.path} → ${target}`),
  );
}

describe('the house', () => {
  it('has imports along its layers only', () => {
    const strangers = offending(({ layer }, target) => {
      const isOwn = /^[\w.-]+\//.test(target) && !target.includes(':') && !target.startsWith('..');
      const top = target.split('/')[0]!;
      return isOwn && !Object.hasOwn(dependencies, top) && top !== layer && !(MAY_IMPORT[layer] ?? []).includes(top);
    });
    expect(strangers).toEqual([]);
  });

  it('knows of Node and of the protocol only where it may', () => {
    const foreign = offending(
      ({ layer }, target) =>
        (target.startsWith('node:') && !KNOWS_NODE.has(layer)) ||
        (target.startsWith('vscode-') && layer !== 'protocol') ||
        target === 'vscode',
    );
    expect(foreign).toEqual([]);
  });

  it('has an opening sentence in every file that says what it is for', () => {
    expect(files.filter(({ text }) => !/^\/\*\*[\s\S]+?\*\//.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('has rules that import no other rule', () => {
    const isRule = (path: string) =>
      /^rules\/\w+\/[a-z]+(?:-[a-z]+)*\.ts$/.test(path) && /^rules\/\w+\/\w+-/.test(path);
    expect(offending(({ path }, target) => isRule(path) && isRule(target))).toEqual([]);
  });

  it('has no two exported types of one name', () => {
    const places = new Map<string, string[]>();
    for (const { path, text } of files) {
      for (const [, name] of text.matchAll(/^export (?:interface|type|class|abstract class|const enum|enum) (\w+)/gm)) {
        places.set(name!, [...(places.get(name!) ?? []), path]);
      }
    }
    expect([...places].filter(([, paths]) => paths.length > 1)).toEqual([]);
  });

  it('runs in no circles', () => {
    const byPath = new Map(files.map((file) => [file.path, file]));
    const state = new Map<string, 'open' | 'closed'>();
    const circles: string[] = [];
    const walk = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'closed') return;
      if (state.get(path) === 'open') {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const { target, onlyTypes } of byPath.get(path)!.imports) {
        if (!onlyTypes && byPath.has(target)) walk(target, [...trail, path]);
      }
      state.set(path, 'closed');
    };
    for (const { path } of files) walk(path, []);
    expect(circles).toEqual([]);
  });
});
