/**
 * Whether this program is what was built and can be compared with a published checksum, or sources that are translated while
 * it starts. A translator keeps what it has translated where another user of the machine could put something first.
 */
import { join } from 'node:path'

declare const __IPPYO_BUNDLE__: boolean | undefined

/** `scripts/build-services.mjs` puts `true` in the place of the name; in sources the name does not exist. */
export const RUNS_FROM_BUNDLE: boolean = typeof __IPPYO_BUNDLE__ === 'boolean' && __IPPYO_BUNDLE__

/** The directory that holds `dist/`: bundles lie in `dist/services/`. */
export const PRODUCT = RUNS_FROM_BUNDLE ? join(import.meta.dirname, '..', '..') : join(import.meta.dirname, '..')

export type NotAsBuilt = 'sources' | 'options'

/** Null: a bundle, run by Node as it is, without a loader, a debugger or a file that an option loads first. */
export function notAsBuilt(
  bundle: boolean,
  options: readonly string[] = process.execArgv,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): NotAsBuilt | null {
  if (!bundle) return 'sources'
  return options.length > 0 || (environment.NODE_OPTIONS ?? '') !== '' ? 'options' : null
}
