/**
 * `npm run film`: a day on the desk and one vote of it, as two films of a minute or two in each language, from the real screens: somebody
 * follows the strip from the first card to the result, and each step is one picture. They go to `out/film/`; `npm run site` shows them. Needs
 * Debian's `ffmpeg`.
 * Exit codes: 0 four films are made · 2 a word is not understood, or ffmpeg is missing
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { takesNoWords } from '#build/usage.mjs'

const ROOT = join(import.meta.dirname, '../..')

takesNoWords(import.meta.url)
if (spawnSync('ffmpeg', ['-version']).status === 0) {
  const browser = join(ROOT, 'node_modules/@playwright/test/cli.js')
  const words = ['test', '--config', join(import.meta.dirname, 'playwright.config.ts'), '--reporter', 'line']
  process.exitCode = spawnSync(process.execPath, [browser, ...words], { cwd: ROOT, stdio: 'inherit' }).status ?? 1
} else {
  console.error('ffmpeg がありません。Debian では：sudo apt-get install ffmpeg')
  console.error('ffmpeg is missing. On Debian: sudo apt-get install ffmpeg')
  process.exitCode = 2
}
