/** The version of the package. A built program has it inside; in a checkout it is read, for nothing else of that file may be delivered. */
import { readFileSync } from 'node:fs'

/** The build puts the version in its place; in sources the name does not exist. */
declare const __IPPYO_VERSION__: string | undefined

export function versionOf(): string {
  if (typeof __IPPYO_VERSION__ === 'string') return __IPPYO_VERSION__
  const project = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(project) as { readonly version: string }).version
}
