/**
 * Whether this program is what was built and can be compared with a published checksum, or sources that are translated while
 * it starts. A translator keeps what it has translated where another user of the machine could put something first.
 */
import { join } from 'node:path'
import { debuggerIsOpen } from './no-debugger.ts'

declare const __IPPYO_BUNDLE__: boolean | undefined

/** `build/services.mjs` puts `true` in the place of the name; in sources the name does not exist. */
export const RUNS_FROM_BUNDLE: boolean = typeof __IPPYO_BUNDLE__ === 'boolean' && __IPPYO_BUNDLE__

/** The directory of `dist/`; bundles are in `dist/services/`. */
export const PRODUCT = RUNS_FROM_BUNDLE ? join(import.meta.dirname, '..', '..') : join(import.meta.dirname, '..')

export type NotAsBuilt = 'run-from-sources' | 'run-with-options'

/**
 * By these the system's loader, OpenSSL or Node itself take in code or write down what runs, before the first line of a bundle and
 * without an option: tried with OPENSSL_CONF, which loads any library as a provider.
 */
const CHANGES_WHAT_RUNS = [
  ...['LD_PRELOAD', 'LD_LIBRARY_PATH', 'LD_AUDIT'],
  ...['OPENSSL_CONF', 'OPENSSL_MODULES', 'OPENSSL_ENGINES'],
  ...['NODE_OPTIONS', 'NODE_PATH', 'NODE_COMPILE_CACHE', 'NODE_V8_COVERAGE', 'NODE_DEBUG', 'NODE_DEBUG_NATIVE'],
] as const

/** Null: a bundle, run by Node as it is, without a loader, a debugger or a file that an option loads first. */
export function notAsBuilt(
  bundle: boolean,
  options: readonly string[] = process.execArgv,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): NotAsBuilt | null {
  if (!bundle) return 'run-from-sources'
  const changed = CHANGES_WHAT_RUNS.some((name) => (environment[name] ?? '') !== '')
  return options.length > 0 || changed || debuggerIsOpen() ? 'run-with-options' : null
}
