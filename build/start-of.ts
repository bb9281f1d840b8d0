/**
 * How tests and lanes start a program of ours that nobody ships: as `npm test` has translated it once (`build-translated.mjs`), else
 * by a translator that does so at each start.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = join(import.meta.dirname, '..')

interface Start {
  /** Options before the file. */
  readonly options: readonly string[]
  readonly file: string
}

const SHIPPED = { kiosk: 'kiosk/main.ts', issuer: 'issuer/main.ts', tally: 'tally/main.ts', ippyo: 'office/main.ts' }

/**
 * The arguments of node that start what ships: the bundle if `npm test` built one. From the source each start translates hundreds of files.
 */
export function startOfShipped(program: keyof typeof SHIPPED): readonly string[] {
  const built = process.env.IPPYO_SERVICES
  if (built !== undefined) return [join(built, `${program}.mjs`)]
  const { options, file } = startOf(SHIPPED[program])
  return [...options, file]
}

/** @param source below the root */
export function startOf(source: string): Start {
  const translated = process.env.IPPYO_TRANSLATED
  if (translated !== undefined) return { options: [], file: join(translated, `${source}.mjs`) }
  const loader = pathToFileURL(join(ROOT, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href
  return { options: ['--import', loader], file: join(ROOT, source) }
}
