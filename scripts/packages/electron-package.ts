/** The Electron shell (deb, AppImage, nsis), for rehearsals and offices: electron-builder puts Electron around a program as it was built. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DRIVER } from '#scripts/setup/npm-packages.mjs'
import { findElectron } from '#shell/electron/start-electron.ts'
import { type ElectronProgram, electronConfig, electronName } from './electron-config.ts'
import { listOf } from './file-list.ts'
import { runtimePackages } from './runtime-packages.ts'
import { copy, stageProduct, write } from './stage.ts'

const ENDING = process.platform === 'win32' ? '.exe' : ''
const WAIT_MS = 15_000

/** The folder with the packages of electron-builder, which nothing else needs. */
const BUILDER = 'packages/electron'

interface Described {
  readonly version: string
  readonly devDependencies: Readonly<Record<string, string>>
}

const described = (root: string) => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Described
const electronVersion = (root: string) => described(root).devDependencies.electron ?? ''

/** Everything that electron-builder is given for one program. */
export function stageElectron(root: string, program: ElectronProgram, into: string): void {
  const name = electronName(program)
  const about = {
    name,
    version: described(root).version,
    description: `Ippyo (${program})`,
    homepage: 'https://example.invalid/ippyo',
    author: 'Ippyo <ippyo@example.invalid>',
    license: 'Apache-2.0',
    main: 'dist/electron/entry.cjs',
  }
  // electron-builder looks for packages of the app there and above.
  for (const place of ['package.json', 'app/package.json'])
    write(join(into, place), `${JSON.stringify(about, null, 2)}\n`)
  for (const file of ['entry.cjs', 'preload.cjs'])
    copy(join(root, 'dist/electron', file), join(into, 'app/dist/electron', file))
  const product = join(into, 'product')
  // The package `electron` names its binary by a path from its dist/: here up to the folder in which the program is installed.
  write(join(product, 'node_modules/electron/path.txt'), `../../../../../${name}${ENDING}`)
  // For rehearsals and a look: the Node that builds.
  const node = { file: process.execPath, driver: join(root, DRIVER) }
  stageProduct({ root, program, packages: runtimePackages(root, program), node }, product)
  const config = electronConfig(root, program, electronVersion(root))
  write(join(into, 'electron-builder.json'), `${JSON.stringify(config, null, 2)}\n`)
}

/** The address from which the package `electron` and electron-builder fetch Electron. */
export function electronAddress(version: string, environment: Readonly<Record<string, string | undefined>>): string {
  const mirror = environment.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/'
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
}

/** @returns null when Electron can be fetched, else the message for people */
export async function whyNoElectron(address: string, milliseconds = WAIT_MS): Promise<string | null> {
  const why = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(milliseconds) }).then(
    ({ ok, status }) => (ok ? null : `HTTP ${status}`),
    (error: Error) => (error.cause instanceof Error ? error.cause.message : error.message),
  )
  if (why === null) return null
  return [
    `Electron をここから取得できません：${address}（${why}）。何も作っていません。取得できる場所で、または ELECTRON_MIRROR に取得元を指定して、もう一度実行してください。機械の Debian パッケージに Electron は要りません（npm run package）。`,
    `Electron cannot be fetched here: ${address} (${why}). Nothing was made. Run this again where it can be, or name a source in ELECTRON_MIRROR. The machines' Debian packages need no Electron (npm run package).`,
  ].join('\n')
}

/** Asked before anything is built. Null: Electron and electron-builder are there. */
export async function whyNoPackages(root: string): Promise<string | null> {
  const here = findElectron(root)
  const missing = here === null ? await whyNoElectron(electronAddress(electronVersion(root), process.env)) : null
  if (missing !== null || hasBuilder(root)) return missing
  return 'electron-builder を入れられません / electron-builder could not be installed (npm, above)'
}

/** @returns what failed */
export function makeElectronPackages(root: string, programs: readonly ElectronProgram[], out: string): string | null {
  const failed = programs.find((program) => !makeOne(root, program, out, findElectron(root)))
  return failed === undefined ? null : `${failed}: electron-builder が失敗しました / electron-builder failed (above)`
}

function hasBuilder(root: string): boolean {
  const place = join(root, BUILDER)
  if (existsSync(join(place, 'node_modules/electron-builder'))) return true
  const npm = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  return spawnSync('npm', npm, { cwd: place, stdio: 'inherit', shell: ENDING !== '' }).status === 0
}

function makeOne(root: string, program: ElectronProgram, out: string, electron: string | null): boolean {
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-electron-'))
  try {
    stageElectron(root, program, scratch)
    const builder = join(root, BUILDER, 'node_modules/electron-builder/cli.js')
    const words = ['--projectDir', scratch, '--config', join(scratch, 'electron-builder.json'), '--publish', 'never']
    const own = electron === null ? [] : [`-c.electronDist=${dirname(electron)}`]
    const output = join(out, electronName(program))
    const options = [...words, ...own, `-c.directories.output=${output}`]
    const made = spawnSync(process.execPath, [builder, ...options], { stdio: 'inherit' })
    return made.status === 0 && isWhole(join(scratch, 'product'), output)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** electron-builder leaves files out by rules of its own: what it packed must be what it was given. */
function isWhole(product: string, output: string): boolean {
  const unpacked = readdirSync(output).find((name) => name.endsWith('-unpacked'))
  return unpacked !== undefined && listOf(join(output, unpacked, 'resources/product')) === listOf(product)
}
