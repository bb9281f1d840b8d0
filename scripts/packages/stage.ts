/** Everything that one machine's Debian package puts on its disk, laid out below one directory. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { PROGRAMS, serviceFile } from '#build/services.mjs'
import { COMPILED, DRIVER } from '#scripts/setup/npm-packages.mjs'
import policy from '#shell/chromium/policy.json' with { type: 'json' }
import { listOf } from './file-list.ts'
import { glassWordsXbm } from './glass-words.ts'
import { isLoaded, type RuntimePackage } from './runtime-packages.ts'
import type { ShippedNode } from './shipped-node.ts'

export const ROLES = ['kiosk', 'issuer', 'tally'] as const
export type Role = (typeof ROLES)[number]
/** Computers that get a Debian package with a Node of its own: the machines, and the office's computer, which is closed by nobody. */
export const PACKAGED = [...ROLES, 'office'] as const
export type Packaged = (typeof PACKAGED)[number]

/** The programs of one package, the first with a screen. */
export function programsIn(packaged: Packaged): readonly [Packaged, ...string[]] {
  return packaged === 'office' ? ['office', 'ippyo'] : [packaged]
}

/** Nothing and nobody starts these: other consoles, a key that starts anew, swap, dumps, updates in the middle of a day. */
const NEVER_STARTED = [
  'ctrl-alt-del.target',
  'getty@.service',
  'serial-getty@.service',
  'console-getty.service',
  'swap.target',
  'sleep.target',
  'suspend.target',
  'hibernate.target',
  'systemd-coredump.socket',
  'systemd-networkd.service',
  'networking.service',
  'systemd-timesyncd.service',
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
]
const ROLE = /@ROLE@/g

interface StageInput {
  readonly root: string
  readonly packaged: Packaged
  readonly packages: readonly RuntimePackage[]
  readonly node: Pick<ShippedNode, 'file' | 'driver'>
}

/** @param into an empty directory */
export function stage({ root, packaged, packages, node }: StageInput, into: string): void {
  if (packaged === 'office') copyData(join(root, 'packages/debian/office'), into, packaged)
  else stageSystem(root, packaged, into)
  const [program, ...besides] = programsIn(packaged)
  stageProduct({ root, program, besides, packages, node }, join(into, 'opt/ippyo'))
}

/** Files that close the machine around its program. */
export function stageSystem(root: string, role: Role, into: string): void {
  const data = join(root, 'packages', 'debian')
  for (const part of ['every', role]) copyData(join(data, part), into, role)
  write(join(into, 'etc/chromium/policies/managed/ippyo.json'), `${JSON.stringify(policy, null, 2)}\n`)
  write(join(into, 'usr/share/ippyo/glass.xbm'), glassWordsXbm(root))
  for (const unit of NEVER_STARTED) link('/dev/null', join(into, 'etc/systemd/system', unit))
  const wants = join(into, 'usr/lib/systemd/system/multi-user.target.wants')
  // The tally's clock is set with its firmware: no officer's card opens a page there.
  const clock = role === 'tally' ? [] : ['ippyo-clock.socket']
  for (const unit of ['ippyo-glass.service', `ippyo-${role}.service`, 'ippyo-closed.service', ...clock])
    link(`../${unit}`, join(wants, unit))
  link('../tmp.mount', join(into, 'usr/lib/systemd/system/local-fs.target.wants/tmp.mount'))
}

interface ProductInput {
  readonly root: string
  /** The programs of `PROGRAMS` that have a screen. */
  readonly program: string
  /** Other programs of `PROGRAMS`, without a screen. */
  readonly besides?: readonly string[]
  readonly packages: readonly RuntimePackage[]
  readonly node: Pick<ShippedNode, 'file' | 'driver'>
}

/** One program with its Node, its screen and what lies beside its bundles, and the list of all that is there. */
export function stageProduct({ root, program, besides = [], packages, node }: ProductInput, product: string): void {
  copy(node.file, join(product, `bin/node${extname(node.file)}`), 0o755)
  for (const name of [program, ...besides].flatMap((each) => PROGRAMS[each] ?? []))
    copy(serviceFile(name), join(product, 'dist/services', `${name}.mjs`))
  for (const file of filesBelow(join(root, 'dist/screens', program)))
    copy(join(root, 'dist/screens', program, file), join(product, 'dist/screens', program, file))
  for (const { path } of packages) copyPackage(root, path, product)
  // In place of the one for the Node that builds.
  if (packages.some(({ name }) => name === COMPILED)) copy(node.driver, join(product, DRIVER))
  const about = { name: `ippyo-${program}`, private: true, type: 'module' }
  write(join(product, 'package.json'), `${JSON.stringify(about)}\n`)
  // The list that the running program checks itself against, and whose number it shows.
  write(join(product, 'dist/SHA256SUMS'), listOf(product))
}

/** Not the packages below it: these are named themselves. */
function copyPackage(root: string, path: string, product: string): void {
  for (const file of filesBelow(join(root, path)).filter((each) => !each.includes('node_modules/'))) {
    const { platform, arch } = process
    if (isLoaded(`${path}/${file}`, { platform, arch })) copy(join(root, path, file), join(product, path, file))
  }
}

function copyData(from: string, into: string, role: Packaged): void {
  for (const file of existsSync(from) ? filesBelow(from) : []) {
    const text = readFileSync(join(from, file), 'utf8').replace(ROLE, role)
    write(join(into, file.replace(ROLE, role)), text, /^usr\/(?:bin|lib\/ippyo)\//.test(file) ? 0o755 : 0o644)
  }
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort()
}

export function copy(from: string, to: string, mode = 0o644): void {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 })
  cpSync(from, to)
  chmodSync(to, mode)
}

export function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  writeFileSync(path, text)
  chmodSync(path, mode)
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  symlinkSync(target, path)
}
