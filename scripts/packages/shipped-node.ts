/**
 * The Node that ships: fetched from the registry under the hashes of `packages/node/package-lock.json`, whatever Node builds. The driver of
 * the database is compiled by it and for it.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { compiledDriver, ensureToolPackages } from '#scripts/setup/npm-packages.mjs'
import type { LicenceText } from './licence-texts.ts'
import { type NodeVersion, supportOf } from './node-support.ts'

export interface ShippedNode {
  readonly version: NodeVersion
  /** The binary. */
  readonly file: string
  /** `better_sqlite3.node` for it. */
  readonly driver: string
  readonly licence: LicenceText
}

const FOLDER = 'packages/node'
/** As npm names a system. */
const BINARY = `node-${process.platform}-${process.arch}`

/** Without fetching anything. */
export function shippedVersion(root: string): NodeVersion {
  const { packages } = JSON.parse(readFileSync(join(root, FOLDER, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string }>>
  }
  const versions = Object.entries(packages).flatMap(([path, { version = '' }]) => (path === '' ? [] : [version]))
  const [first = ''] = versions
  assert(/^[0-9]+\.[0-9]+\.[0-9]+$/.test(first), `${FOLDER}: a version of Node`)
  assert(new Set(versions).size === 1, `${FOLDER}: one version for every processor`)
  return first as NodeVersion
}

/** @param date of the build: what is past its end by then is not packed */
export async function shippedNode(root: string, date: string): Promise<ShippedNode> {
  const version = shippedVersion(root)
  const support = supportOf(version, date)
  if (support.type === 'over') throw new Error(support.words)
  ensureToolPackages(join(root, FOLDER))
  const place = join(root, FOLDER, 'node_modules', BINARY)
  const file = join(place, 'bin', 'node')
  assert(existsSync(file), `${FOLDER}: no ${BINARY} in its lockfile`)
  const say = (what: string) => execFileSync(file, ['-p', what], { encoding: 'utf8' }).trim()
  assert(say('process.versions.node') === version, `${FOLDER}: the binary is another version`)
  const driver = await compiledDriver(root, file, say('process.versions.modules'))
  const text = readFileSync(join(place, 'LICENSE'), 'utf8').trim()
  return { version, file, driver, licence: { of: `Node.js ${version}`, text } }
}
