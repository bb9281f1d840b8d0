/** The machines' Debian packages as anybody builds them: equal twice, closed, listed; a machine is compared from a stick of its own. */
import { execFileSync, fork, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, PROGRAMS } from '#build/services.mjs'
import type { MachineId, StationId } from '#election/ids.ts'
import { makeStationKit, serialiseKit } from '#election/keys/machine-identity.ts'
import { billOfMaterials } from '#fixtures/reference/cyclonedx.ts'
import { appConfigSchema } from '#shell/config.ts'
import { launchProduct } from '#shell/electron/launch.ts'
import { findElectron } from '#shell/electron/start-electron.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tinyAuthority } from '#simulation/rooms/tiny-documents.ts'
import { machineRefusal } from '#ui/messages/machine.ts'
import { noteAsDebians } from './debian-notes.ts'
import { stageElectron } from './electron-package.ts'
import { type MadePackage, makePackage, partsOf } from './make-package.ts'
import { runtimePackages } from './runtime-packages.ts'
import { type ShippedNode, shippedNode } from './shipped-node.ts'
import { sourceDate } from './source-date.ts'
import { ROLES } from './stage.ts'

const ROOT = join(import.meta.dirname, '../..')
const ROLE = 'kiosk'
const WHITE_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAKUlEQVR42u3MQREAAAwCIPuX1hD77SAA6VEEAoFAIBAIBAKBQCAQfA8Gpwvw4qrwDDIAAAAASUVORK5CYII='
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-packages-'))
const installed = join(scratch, 'root')
let node: ShippedNode
let made: MadePackage

beforeAll(async () => {
  await buildServices({ only: ROLES.flatMap((role) => [...(PROGRAMS[role] ?? [])]) })
  await buildScreens({ only: [ROLE, 'tally'] })
  node = await shippedNode(ROOT, sourceDate(ROOT))
  made = makePackage(ROOT, ROLE, node, join(scratch, 'one'))
  execFileSync('dpkg-deb', ['--extract', made.file, installed])
  noteAsDebians(installed, {})
  const kept = join(installed, 'var/lib/dpkg/info')
  execFileSync('dpkg-deb', ['--control', made.file, kept])
  for (const name of readdirSync(kept).filter((each) => !each.includes('.')))
    renameSync(join(kept, name), join(kept, `ippyo-${ROLE}.${name}`))
  rmSync(join(kept, `ippyo-${ROLE}.control`))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const list = () => made.file.replace(/\.deb$/, '.files')
const checked = () => spawnSync('sh', [join(ROOT, 'packages/check-machine'), installed, list()], { encoding: 'utf8' })

it('is the same, byte for byte, when it is built again', () => {
  expect(makePackage(ROOT, ROLE, node, join(scratch, 'two')).sha256).toBe(made.sha256)
})

it('belongs to root, is written by nobody else, and nothing in it is setuid', () => {
  const files = execFileSync('dpkg-deb', ['--contents', made.file], { encoding: 'utf8' }).trim().split('\n')
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((line) => !/^[-dl]r[w-][x-]r-[x-]r-[x-] root\/root |^l/.test(line))).toEqual([])
})

it('runs: the program itself finds its parts and says how it is started', () => {
  const node = join(installed, 'opt/ippyo/bin/node')
  const { status, stdout } = spawnSync(node, [join(installed, 'opt/ippyo/dist/services/kiosk.mjs'), '--help'], {
    encoding: 'utf8',
  })
  expect([status, stdout]).toEqual([0, expect.stringContaining('npm run kiosk -- --config FILE.json')])
})

it('makes the keys of its machine and judges it, by the command that its technician is told', () => {
  const launcher = readFileSync(join(installed, 'usr/bin/ippyo'), 'utf8')
  const [, program = ''] = /^program='(\/opt\/ippyo\/bin\/node \S+)'$/m.exec(launcher) ?? []
  const ippyo = (...args: readonly string[]) => {
    const [node = '', file = ''] = program.split(' ').map((path) => join(installed, path))
    return spawnSync(node, [file, '--lang', 'ja', ...args], { encoding: 'utf8' })
  }
  const kit = join(scratch, 'kit.json')
  writeFileSync(
    kit,
    serialiseKit(makeStationKit('1' as StationId, tinyAuthority, secureRandomness(), true, ['1-K1' as MachineId])),
  )
  const out = join(scratch, 'machine')
  const made = ippyo('personalise', 'machine', '--machine', '1-K1', '--serial', 'NM-1', '--kit', kit, '--out', out)
  expect([made.status, made.stdout]).toEqual([0, expect.stringContaining('1-K1 NM-1')])
  expect(readFileSync(join(out, 'machine-file.json'), 'utf8')).toContain('NM-1')
  expect(ippyo('inspect', 'machine', out).stdout).toContain(machineRefusal.title.ja)
  expect(ippyo('prepare').status).toBe(2)
})

it('a tally’s brings the finder of codes on scans alone of its library, runs it, and names what draws a PDF', async () => {
  const { file } = makePackage(ROOT, 'tally', node, join(scratch, 'tally'))
  const depends = execFileSync('dpkg-deb', ['--field', file, 'Depends'], { encoding: 'utf8' }).trim().split(', ')
  expect(depends).toContain('poppler-utils')
  const root = join(scratch, 'tally-root')
  execFileSync('dpkg-deb', ['--extract', file, root])
  const product = join(root, 'opt/ippyo')
  const library = join(product, 'node_modules/zxing-wasm')
  expect(readdirSync(library, { recursive: true }).filter((name) => /\.(wasm|js)$/.test(String(name)))).toEqual([
    'dist/reader/zxing_reader.wasm',
  ])
  const picture = join(scratch, 'white.png')
  writeFileSync(picture, Buffer.from(WHITE_PNG, 'base64'))
  const scan = fork(join(product, 'dist/services/tally-scan-process.mjs'), {
    execPath: join(product, 'bin/node'),
    serialization: 'advanced',
  })
  const answered = new Promise((resolve) => scan.once('message', resolve))
  scan.send({ path: picture })
  expect(await answered).toEqual({ type: 'picture', codes: [], altered: 0 })
  scan.disconnect()
})

it('has a bill of materials and its licences inside', () => {
  const bill = JSON.parse(readFileSync(join(installed, 'usr/share/doc/ippyo-kiosk/sbom.cdx.json'), 'utf8'))
  expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.5'])
  expect(billOfMaterials.safeParse(bill).error?.issues).toBe(undefined)
  expect(bill.components.length).toBeGreaterThan(10)
  expect(readFileSync(join(installed, 'usr/share/doc/ippyo-kiosk/licences.md'), 'utf8')).toContain('| zod |')
})

it('brings the licence of each part, also of what lies inside a bundle', () => {
  const page = readFileSync(join(installed, 'usr/share/doc/ippyo-kiosk/licences.md'), 'utf8')
  const [table = '', ...sections] = page.split(/^## /m)
  const owners = sections
    .map((section) => section.split('\n')[0] ?? '')
    .join(', ')
    .split(', ')
  const parts = [...table.matchAll(/^\| ([^|]+) \| (\d[^|]+) \| /gm)].map(([, name, version]) => `${name} ${version}`)
  expect(parts.length).toBeGreaterThan(15)
  // Our own is the file beside it.
  expect(parts.filter((part) => !owners.includes(part))).toEqual([parts[0]])
  expect(sections.filter((section) => section.length < 300)).toEqual([])
})

it.each(ROLES)('the bill of materials of a %s names every package that lies beside its bundles', (role) => {
  const named = partsOf(ROOT, role).map(({ name, version }) => `${name} ${version}`)
  const beside = runtimePackages(ROOT, role).map(({ name, version }) => `${name} ${version}`)
  expect(beside.length).toBeGreaterThan(3)
  expect(beside.filter((each) => !named.includes(each))).toEqual([])
})

// TC-39
describe('a machine is compared', () => {
  it('as it was installed', () => {
    expect(checked()).toMatchObject({ status: 0, stdout: '公表された一覧のとおりです / as published\n' })
  })

  it('with a changed program, a unit of somebody else and a rule beside ours', () => {
    appendFileSync(join(installed, 'opt/ippyo/dist/services/kiosk.mjs'), '\n')
    for (const place of ['systemd/system/ippyo-kiosk.service.d', 'udev/rules.d'])
      mkdirSync(join(installed, 'etc', place), { recursive: true })
    writeFileSync(join(installed, 'etc/systemd/system/ippyo-kiosk.service.d/x.conf'), '[Service]\n')
    writeFileSync(join(installed, 'etc/udev/rules.d/99-x.rules'), '')
    rmSync(join(installed, 'usr/lib/ippyo/mount-medium'))
    symlinkSync('/bin/true', join(installed, 'usr/lib/ippyo/mount-medium'))
    writeFileSync(join(installed, 'etc/ippyo/kiosk.json'), '{}')
    const { status, stdout, stderr } = checked()
    expect(status).toBe(1)
    // In the order of the list, which is that of the checksums: another one with each build.
    expect(stdout.trim().split('\n').sort()).toEqual(
      [
        '違います / differs: /opt/ippyo/dist/services/kiosk.mjs',
        'ありません / missing: /usr/lib/ippyo/mount-medium',
        '余分です / besides: /etc/systemd/system/ippyo-kiosk.service.d/x.conf',
        '余分です / besides: /etc/udev/rules.d/99-x.rules',
      ].sort(),
    )
    expect(stderr).toContain('/etc/ippyo/kiosk.json')
  })

  it('not without a list', () => {
    expect(spawnSync('sh', [join(ROOT, 'packages/check-machine'), installed], { encoding: 'utf8' }).status).toBe(2)
  })
})

// TC-38
describe('what may be plugged in', () => {
  const rules = (conf: string) =>
    spawnSync('sh', [join(ROOT, 'packages/debian/every/usr/lib/ippyo/usb-rules')], { input: conf, encoding: 'utf8' })

  it('nothing, as it is delivered', () => {
    const { status, stdout } = rules(readFileSync(join(ROOT, 'packages/debian/every/etc/ippyo/usb.conf'), 'utf8'))
    expect([status, stdout.includes('authorized')]).toEqual([0, false])
  })

  it('a medium in its socket, of its class alone, mounted by our unit', () => {
    const { stdout } = rules('hub pci-0000:00:14.0-usb-0:1\noriginal pci-0000:00:14.0-usb-0:1.4\n')
    expect(stdout).toContain(
      'ENV{ID_PATH}=="pci-0000:00:14.0-usb-0:1.4", ENV{ID_USB_INTERFACES}==":080650:|:080650:080662:", ATTR{authorized}="1"',
    )
    expect(stdout).toContain('ENV{SYSTEMD_WANTS}+="ippyo-medium@original.service"')
  })

  const port = 'pci-0000:00:14.0-usb-0'
  it.each([
    ...['original', `original ${port}:1 ${port}:2 ${port}:3`, `original ${port}:*`, 'original "1', `camera ${port}:1`],
    ...[`reader ${port}:`, 'reader -usb-0:1', 'original 1-1', `original ${port}:1|${port}:2`],
  ])('never by the line %j', (line) => {
    expect(rules(`${line}\n`)).toMatchObject({ status: 1, stderr: expect.stringContaining(' / line 1: ') })
  })
})

it.each(ROLES)('the configuration of a %s is one that it reads', (role) => {
  const config = JSON.parse(readFileSync(join(ROOT, 'packages/debian', role, 'etc/ippyo', `${role}.json`), 'utf8'))
  expect(appConfigSchema.parse(config)).toMatchObject({ shell: 'chromium' })
})

it('no unit opens the machine again', () => {
  const security = (unit: string) => {
    const told = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', '--no-pager', `--root=${installed}`, unit],
      { encoding: 'utf8' },
    )
    return Number(/exposure level for .*: ([\d.]+)/.exec(told.stdout)?.[1] ?? `not judged: ${told.stderr}`)
  }
  expect(security('ippyo-kiosk.service')).toBeLessThanOrEqual(3.5)
  expect(security('ippyo-glass.service')).toBeLessThanOrEqual(5)
})

describe('around the Electron shell', () => {
  const staged = join(scratch, 'electron')
  const resources = join(scratch, 'as-installed/resources')

  beforeAll(() => {
    stageElectron(ROOT, ROLE, staged)
    cpSync(join(staged, 'product'), join(resources, 'product'), { recursive: true })
    writeFileSync(join(scratch, 'as-installed/ippyo-kiosk-electron'), '')
  })
  const launched = (args: readonly string[]) =>
    launchProduct({ resources, platform: process.platform, args, ownConfig: join(scratch, 'config.json') })

  it('starts the program under its own Node, which finds the Electron that started it', async () => {
    expect(findElectron(join(resources, 'product'))).toBe(join(scratch, 'as-installed/ippyo-kiosk-electron'))
    expect(await launched(['--help'])).toMatchObject({ code: 0 })
  })

  it('tells on the glass what the program said when it could not start from an icon', async () => {
    const { code, said } = await launched([])
    expect(code).not.toBe(0)
    expect(said).toContain(join(scratch, 'config.json'))
  })
})
