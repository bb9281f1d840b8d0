#!/usr/bin/env node
/**
 * Programs that only developers start, translated once into dist/translated/ for the tests that start them again and again: each
 * start from their sources translates hundreds of files. Such a program believes that it runs from its sources, as it does else.
 * Usage: node build/translated.mjs
 */
import { renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ONLINE_BOX, OUTSIDE } from './services.mjs'
import { ROOT } from './source-hash.mjs'
import { answerHelp } from './usage.mjs'

/** The online box on one desk: a dozen programs, which a person waits for at each start (`scripts/run.mjs`). */
export const ONLINE = [
  'desk/online/main.ts',
  ...ONLINE_BOX.map((name) => `online/main/${name}.ts`),
  'online/test-jpki/main.ts',
]
/** Programs that tests start, and those that these start. */
export const STARTED = [
  ...ONLINE,
  'bench/night-once.ts',
  'desk/main.ts',
  'desk/practice/main.ts',
  'simulation/election-day/main.ts',
  'simulation/election-day/station-worker.ts',
  'simulation/desk-days/run-days.ts',
  'simulation/failing-io/run-failing-io.ts',
  'simulation/stations/run-stations.ts',
]

/** The folder of translated programs, for those who start tests of them: IPPYO_TRANSLATED (`start-of.ts`). */
export const TRANSLATED = join(ROOT, 'dist', 'translated')

export async function buildTranslated({ sources = STARTED, into = TRANSLATED } = {}) {
  const { makeWords } = await import('./words.mjs')
  makeWords()
  const { build } = await import('vite')
  const scratch = `${into}.${process.pid}`
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [asSources()],
    build: {
      ssr: true,
      outDir: scratch,
      target: 'node20',
      minify: false,
      rollupOptions: {
        external: [/^node:/, ...OUTSIDE, 'vite'],
        input: Object.fromEntries(sources.map((source) => [source, join(ROOT, source)])),
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'shared/[name]-[hash].mjs' },
      },
    },
    ssr: { noExternal: true, external: [...OUTSIDE, 'vite'] },
  })
  rmSync(into, { recursive: true, force: true })
  renameSync(scratch, into)
}

/** A translated file that asks for its own place gets that of its source: it finds the files beside it, and is no bundle. */
function asSources() {
  return {
    name: 'as from its sources',
    transform(code, id) {
      const file = id.split('?')[0]
      if (!code.includes('import.meta') || file.includes('node_modules')) return null
      const known = {
        dirname: dirname(file),
        filename: file,
        url: pathToFileURL(file).href,
      }
      return code.replaceAll(/\bimport\.meta\.(dirname|filename|url)\b/g, (_, name) => JSON.stringify(known[name]))
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  await buildTranslated()
  console.log(TRANSLATED)
}
