/** `scripts/fuzz-covered [--inputs N] [--seed S] [DECODER…]`: fuzzing that keeps what reaches new code, and what it reaches. */
import { rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { japaneseOf } from '#build/usage.mjs'
import { FOUND, keepFailure } from '../regressions.ts'
import { askedBy, USAGE } from './asked.ts'
import { COUNTERS, counted } from './count-branches.ts'
import { guided } from './guided.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const OUT = join(ROOT, 'out', 'fuzz-covered')
/** The decoders and what they are made of; the ciphers and the targets are not what is looked for. */
const WATCHED = /^(election\/(ballot-box|ballot|ids|time)|hardware\/(card-reader|keypad))\b.*\.ts$/
const MOST_PLACES = 20_000

const asked = askedBy(process.argv.slice(2))
if (typeof asked === 'string') {
  process.stderr.write(`fuzz-covered: ${asked}\n${japaneseOf(import.meta.filename)}\n${USAGE}\n`)
  process.exit(2)
}
const counters = new Uint32Array(MOST_PLACES)
Object.assign(globalThis, { [COUNTERS]: counters })
await bundle()
const { GUIDED } = (await import(
  pathToFileURL(join(OUT, 'guided-targets.mjs')).href
)) as typeof import('./guided-targets.ts')
const unknown = asked.names.find((name) => !GUIDED.some(({ target }) => target.name === name))
if (unknown !== undefined) {
  process.stderr.write(
    `fuzz-covered: no decoder is called ${unknown}; there are: ${GUIDED.map(({ target }) => target.name).join(', ')}\n`,
  )
  process.exit(2)
}
process.stdout.write('| decoder | inputs | places reached | by as many blind inputs | corpus | accepted | findings |\n')
process.stdout.write('|---|---|---|---|---|---|---|\n')
for (const each of GUIDED) {
  const { name } = each.target
  if (asked.names.length > 0 && !asked.names.includes(name)) continue
  const blind = await guided(each, { ...asked, counters, blind: true })
  const found = await guided(each, { ...asked, counters })
  const failures = [blind.failure, found.failure].filter((failure) => failure !== null)
  for (const { how, input } of failures) {
    const file = relative(ROOT, keepFailure({ seed: asked.seed, target: name, how, input }, FOUND))
    process.stderr.write(`${name}: ${how}; the input lies in ${file}\n`)
    process.exitCode = 1
  }
  process.stdout.write(
    `| ${name} | ${asked.inputs} | ${found.places} | ${blind.places} | ${found.corpus} | ${found.accepted} | ${failures.length} |\n`,
  )
}

async function bundle(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true })
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    plugins: [counting()],
    build: {
      ssr: join(import.meta.dirname, 'guided-targets.ts'),
      outDir: OUT,
      target: 'node20',
      minify: false,
      rollupOptions: {
        external: [/^node:/],
        output: { format: 'es', entryFileNames: '[name].mjs', codeSplitting: false },
      },
    },
    ssr: { noExternal: true },
  })
}

function counting(): Plugin {
  let first = 0
  return {
    name: 'counters at branches',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(ROOT, id.split('?')[0] ?? '')
      if (!WATCHED.test(file)) return null
      const { code: written, places } = counted(code, file, first)
      first += places
      if (first > MOST_PLACES) throw new Error('more places than counters')
      return { code: written, map: null }
    },
  }
}
