#!/usr/bin/env node
/**
 * Builds the page on which anybody checks a bundle: one HTML file, script and style inside, allowed by their hashes and nothing
 * else. Two builds of one source are equal, so its SHA-256 on paper says which page somebody has.
 * Usage: node build/check-page.mjs
 * As a function: `await buildCheckPage()` → the file, relative to the root.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from './source-hash.mjs'
import { answerHelp } from './usage.mjs'

const SOURCE = join(ROOT, 'office', 'check-page')
export const CHECK_PAGE = 'dist/checker/ippyo-check.html'

export async function buildCheckPage() {
  const { makeWords } = await import('./words.mjs')
  makeWords()
  const page = pageOf(await scriptOf(), readFileSync(join(SOURCE, 'page.css'), 'utf8'))
  const file = join(ROOT, CHECK_PAGE)
  mkdirSync(join(ROOT, 'dist', 'checker'), { recursive: true })
  // Somebody may read the old one at this moment.
  writeFileSync(`${file}.${process.pid}`, page)
  renameSync(`${file}.${process.pid}`, file)
  return CHECK_PAGE
}

/** Not minified: who wishes reads what it does. */
async function scriptOf() {
  const { build } = await import('vite')
  const { output } = [
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'error',
      build: {
        write: false,
        minify: false,
        target: 'es2022',
        modulePreload: false,
        rollupOptions: {
          input: join(SOURCE, 'main.ts'),
          output: { format: 'iife', codeSplitting: false },
        },
      },
    }),
  ].flat()[0]
  const [chunk, ...others] = output
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error('check page: one script and nothing beside it')
  if (chunk.imports.length > 0) throw new Error(`check page: asks for ${chunk.imports.join()}`)
  return chunk.code
}

function pageOf(script, style) {
  if (/<\/(script|style)|<!--/i.test(script + style)) throw new Error('check page: markup inside script or style')
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    // Threads: the page's own script, and nothing else can be made into an address that this allows.
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const parts = { style: `<style>${style}</style>`, script: `<script>${script}</script>` }
  const page = readFileSync(join(SOURCE, 'page.html'), 'utf8').replace('{policy}', () => policy)
  return page.replaceAll(/<!-- (style|script) -->/g, (_, name) => parts[name])
}

function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  console.log(`built: ${await buildCheckPage()}`)
}
