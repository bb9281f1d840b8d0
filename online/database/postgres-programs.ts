/** Where Debian puts PostgreSQL: a directory a major version, none of them on the PATH. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '#election/result.ts'

const ROOT = '/usr/lib/postgresql'

/** @returns the directory of the newest version's programs, or why there is none */
export function postgresPrograms(root = ROOT): Result<string, string> {
  const versions = existsSync(root) ? readdirSync(root).filter((name) => /^\d+$/.test(name)) : []
  const found = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, 'bin'))
    .find((directory) => existsSync(join(directory, 'initdb')))
  return found === undefined ? err(`no PostgreSQL in ${root}: npm run setup installs it`) : ok(found)
}
