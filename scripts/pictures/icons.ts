/**
 * Renders every icon and store tile from public/icons/detour.svg: `npm run icons`. The extension's icons go to
 * public/icons, the stores' to out/store.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import puppeteer, { type Page } from 'puppeteer-core';
import manifest from '../../manifest.json' with { type: 'json' };
import { findBrowser } from '../setup/setup.mjs';

interface Drawing {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** The width and height of the mark in it. */
  readonly mark: number;
  /** With the name beside the mark, on white: Chrome's store accepts no transparent tiles. */
  readonly named?: boolean;
}

/** The Chrome Web Store requires a margin of 16 pixels around its icon of 128; smaller icons need every pixel. */
const MARGIN_AT = 128;
const MARGIN = 16;

const DRAWINGS: readonly Drawing[] = [
  ...Object.entries(manifest.icons).map(([size, file]) => icon(`public/${file}`, Number(size))),
  { file: 'out/store/edge-logo.png', width: 300, height: 300, mark: 260 },
  { file: 'out/store/tile-small.png', width: 440, height: 280, mark: 96, named: true },
  { file: 'out/store/tile-large.png', width: 1400, height: 560, mark: 220, named: true },
];

function icon(file: string, size: number): Drawing {
  const mark = size === MARGIN_AT ? size - 2 * MARGIN : size;
  return { file, width: size, height: size, mark };
}

const executablePath = findBrowser('chromium');
if (!executablePath)
  throw new Error('Chromium is not installed; scripts/setup/setup.mjs can install it');
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await puppeteer.launch({ executablePath, args });
try {
  const page = await browser.newPage();
  const svg = await readFile('public/icons/detour.svg', 'utf8');
  await mkdir('out/store', { recursive: true });
  for (const drawing of DRAWINGS) await draw(page, svg, drawing);
} finally {
  await browser.close();
}

async function draw(page: Page, svg: string, drawing: Drawing): Promise<void> {
  const { file, width, height, named = false } = drawing;
  await page.setViewport({ width, height });
  await page.setContent(toPage(svg, drawing));
  await writeFile(file, await page.screenshot({ omitBackground: !named }));
  console.log(`${file}: ${width} × ${height}`);
}

function toPage(svg: string, { mark, named }: Drawing): string {
  const size = Math.round(mark / 3);
  return `<style>
    body { margin: 0; height: 100vh; display: flex; align-items: center; justify-content: center; gap: ${size}px; }
    svg { width: ${mark}px; height: ${mark}px; flex: none; }
    div { font: ${size / 2}px/1.4 system-ui, sans-serif; color: #5f6368; }
    b { display: block; font-size: ${size}px; line-height: 1.2; color: #202124; }
  </style>${svg}${named ? `<div><b>${manifest.short_name}</b>HTTP redirects,<br>hop by hop</div>` : ''}`;
}
