/**
 * docs/roles/technician.md, followed: every command there is one that exists and answers as the page says. A line that needs root, a network or
 * a board is run by `scripts/package-in-a-fresh-root`, with the same lines of the page; here root's programs are stood in for by
 * others that only write down how they were called, and everything of ours runs as it is delivered.
 */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import type { MachineId, StationId } from '#election/ids.ts'
import { makeStationKit, serialiseKit } from '#election/keys/machine-identity.ts'
import { MEDIA_DIRECTORY } from '#fixtures/media/load.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readMachineCheck } from '#office/commands/inspect/machine-check.ts'
import { IPPYO } from '#office/commands/ippyo-in-tests.ts'
import { appConfigSchema } from '#shell/config.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tinyAuthority } from '#simulation/rooms/tiny-documents.ts'
import { machineRefusal, machineRequirements } from '#ui/messages/machine.ts'
import { noteAsDebians } from './debian-notes.ts'
import { sha256Of, sumsOf } from './file-list.ts'

const ROOT = join(import.meta.dirname, '../..')
const OURS = join(ROOT, 'packages/debian/every/usr/lib/ippyo')
const page = readFileSync(join(ROOT, 'docs/roles/technician.md'), 'utf8')
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-technician-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** The blocks below a heading, each as its lines. */
function blocks(heading: string): readonly (readonly string[])[] {
  const [, after = ''] = page.split(`\n### ${heading}\n`)
  const section = after.split(/\n##+ /)[0] ?? ''
  const inside = section.split('```').filter((_, part) => part % 2 === 1)
  return inside.map((block) => block.trim().split(/\n */))
}

/** Programs that only root has or that touch devices; they write down how they were called, and change nothing. */
const stoodIn = join(scratch, 'stood-in')
const called = join(scratch, 'called')
beforeAll(() => {
  mkdirSync(stoodIn)
  standIn('chown', `echo "chown $*" >> ${called}`)
  standIn('mount', `echo "mount $*" >> ${called}`)
  standIn('umount', `echo "umount $*" >> ${called}`)
  standIn('blockdev', 'true')
  standIn('dumpe2fs', `echo 'Filesystem features:      has_journal extent 64bit needs_recovery metadata_csum'`)
})
beforeEach(() => writeFileSync(called, ''))

function standIn(name: string, body: string): void {
  writeFileSync(join(stoodIn, name), `#!/bin/sh\n${body}\n`)
  chmodSync(join(stoodIn, name), 0o755)
}

function typed(command: string, places: Readonly<Record<string, string>>) {
  const here = Object.entries(places).reduce((line, [from, to]) => line.replaceAll(from, to), command)
  const env = { PATH: `${stoodIn}:${process.env.PATH}`, HOME: scratch }
  const { status, stdout, stderr } = spawnSync('sh', ['-c', here], { cwd: ROOT, encoding: 'utf8', env })
  return { status, said: stdout + stderr }
}

describe('each line', () => {
  /** Debian's commands, with those that the page asks of them; ours are known by their place. */
  const OF_DEBIAN = [
    ...['mount', 'umount', 'apt', 'sed', 'lpinfo', 'lpadmin', 'udevadm', 'mkdir', 'cp', 'chown', 'chroot'],
    ...['sha256sum', 'env'],
  ]
  const sections = ['設置', '機械の鍵を作る', '選挙データを入れる', 'プログラムの新しい版を入れるとき', '困ったとき']
  const lines = sections.flatMap((heading) => blocks(heading).flat())
  const sockets = blocks('設置')[4] ?? []
  const commands = lines.filter((line) => !sockets.includes(line))

  it('is there', () => {
    expect(commands.length).toBeGreaterThan(20)
    const inBlocks = page.split('```').filter((_, part) => part % 2 === 1)
    expect(inBlocks.flatMap((block) => block.split('\n').filter((line) => line.trim() !== ''))).toHaveLength(
      lines.length,
    )
  })

  it.each(commands)('%s', (line) => {
    const [program = '', first = ''] = line.split(' ')
    if (program.startsWith('/')) expect(existsSync(join(ROOT, 'packages/debian/every', program))).toBe(true)
    else if (program === 'sh') expect(existsSync(join(ROOT, 'packages', first.split('/').at(-1) ?? '-'))).toBe(true)
    else if (program === 'ippyo') expect(['personalise', 'inspect']).toContain(first)
    else expect(OF_DEBIAN).toContain(program)
  })

  it('with a unit names one that the package brings', () => {
    const units = readdirSync(join(ROOT, 'packages/debian/every/usr/lib/systemd/system'))
    const named = [...page.matchAll(/(?:systemctl status|journalctl -u) '?([\w@*-]+)'?/g)].map(([, unit = '']) => unit)
    expect(new Set(named).size).toBe(2)
    for (const unit of named) expect(units).toContain(`${unit.replace('*', '').replace('kiosk', '@ROLE@')}.service`)
  })
})

describe('sockets and media', () => {
  const rules = (lines: readonly string[]) => {
    const { status, stdout } = spawnSync('sh', [join(OURS, 'usb-rules')], { input: lines.join('\n'), encoding: 'utf8' })
    return { status, allowed: stdout.split('ATTR{authorized}="1"').length - 1 }
  }

  it('the example of a kiosk makes a rule for each of its sockets', () => {
    const sockets = blocks('設置')[4] ?? []
    expect(sockets.length).toBeGreaterThan(5)
    const named = sockets.flatMap((line) => line.split(' ').slice(1))
    expect(named.length).toBeGreaterThan(sockets.length)
    expect(rules(sockets)).toEqual({ status: 0, allowed: named.length })
  })

  const [, table = ''] = page.split('### 媒体とファイルシステム')
  const rows = [...table.matchAll(/^\| (`.*`) \| [^|]+ \| ([^|]+) \|$/gm)].flatMap(([, names = '', kind = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, kind.trim()] as const),
  )

  it('has all of them', () => {
    expect(rows.map(([name]) => name).sort()).toEqual(
      ['original', 'duplicate', 'takeover', 'reports', 'papers', 'slot1', 'slot4', 'rolls', 'shares', 'carry'].sort(),
    )
  })

  it.each(rows)('%s is let in, and mounted as %s alone', (name, kind) => {
    expect(rules([`${name} pci-0000:00:14.0-usb-0:2`])).toEqual({ status: 0, allowed: 1 })
    const wanted = kind === 'ext4' ? ['ext4'] : ['vfat', 'exfat', 'ext4']
    for (const type of ['ext4', 'vfat', 'exfat', 'ntfs', 'btrfs']) {
      standIn('blkid', `echo ${type}`)
      const script = readFileSync(join(OURS, 'mount-medium'), 'utf8')
        .replaceAll('/run/ippyo-media', join(scratch, 'media'))
        .replaceAll('/dev/ippyo', join(scratch, 'dev'))
      writeFileSync(join(scratch, 'mount-medium'), script)
      writeFileSync(called, '')
      const { status } = typed(`sh ${join(scratch, 'mount-medium')} ${name}`, {})
      expect([type, status]).toEqual([type, wanted.includes(type) ? 0 : 1])
      expect([type, readFileSync(called, 'utf8').includes(`mount -t ${type} -o `)]).toEqual([
        type,
        wanted.includes(type),
      ])
    }
  })

  it('the program is given what it writes: three sticks, and the boxes of the office', () => {
    standIn('blkid', 'echo ext4')
    for (const [name] of rows) {
      const place = join(scratch, 'media', name)
      mkdirSync(place, { recursive: true })
      writeFileSync(join(place, 'ballot-box.ippyo'), '')
      writeFileSync(called, '')
      typed(`sh ${join(scratch, 'mount-medium')} ${name}`, {})
      const given = /chown --no-dereference ippyo:ippyo (.*)/.exec(readFileSync(called, 'utf8'))?.[1] ?? null
      const box = ['original', 'duplicate'].includes(name) ? join(place, 'ballot-box.ippyo') : null
      expect([name, given]).toEqual([name, ['takeover', 'reports', 'papers', 'carry'].includes(name) ? place : box])
    }
  })

  it('of another ext4, or with something in lost+found, it is not mounted, and the journal says why (X3-C5)', () => {
    const mounted = () => {
      writeFileSync(called, '')
      const { status, said } = typed(`sh ${join(scratch, 'mount-medium')} original`, {})
      return [status, said.trim(), readFileSync(called, 'utf8').split(' ')[0]]
    }
    const lost = join(scratch, 'media/original/lost+found')
    mkdirSync(lost, { recursive: true })
    writeFileSync(join(lost, 'box'), '')
    expect(mounted().slice(0, 2)).toEqual([1, 'medium original: something is in its lost+found, it is not mounted'])
    expect(readFileSync(called, 'utf8')).toMatch(/^mount .*\numount /)
    rmSync(lost, { recursive: true })
    expect(mounted()[0]).toBe(0)
    standIn('dumpe2fs', `echo 'Filesystem features:      has_journal extent fast_commit'`)
    expect(mounted()).toEqual([1, 'medium original: ext4 with fast_commit is not mounted', ''])
    standIn('dumpe2fs', 'exit 1')
    expect(mounted()).toEqual([1, 'medium original: features of ext4 cannot be read', ''])
  })

  it('what is fitted is a member of the configuration', () => {
    const [, step = ''] = /^5\. ([\s\S]*?)^6\. /m.exec(page.split('### 設置')[1] ?? '') ?? []
    const named = [...step.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(7)
    expect(named.filter((name) => !(name in appConfigSchema.shape))).toEqual([])
    const files = [...step.matchAll(/`(?:\/etc\/ippyo\/)?(\w+)\.json`/g)].map(([, role = '']) => role)
    expect(files).toEqual(['kiosk', 'issuer', 'tally'])
  })
})

it('the keys of a machine are made, its file goes onto the stick, and the points of a start are told one by one', async () => {
  const stick = join(scratch, 'stick')
  mkdirSync(join(stick, 'kits'), { recursive: true })
  const kit = makeStationKit('1' as StationId, tinyAuthority, secureRandomness(), true, ['1-K1' as MachineId])
  writeFileSync(join(stick, 'kits/1.json'), serialiseKit(kit))
  const places = { '/mnt': stick, '/var/lib/ippyo': join(scratch, 'own'), 機体番号: 'NM-1' }
  const [lines = []] = blocks('機械の鍵を作る')
  expect(lines).toHaveLength(5)
  const program = [process.execPath, ...IPPYO, '--lang ja'].join(' ')
  const told = lines.map((line) => typed(line.replace(/^ippyo/, program), places))
  expect(told.slice(0, 3).map(({ status, said }) => [status, said.split('\n')[0]])).toEqual([
    [0, ''],
    [0, '1-K1 NM-1'],
    [0, ''],
  ])
  expect(readFileSync(join(stick, 'machines/1-K1.json'), 'utf8')).toContain('NM-1')
  const check = await readMachineCheck(join(stick, 'machines/1-K1.check'))
  expect(check?.machine).toMatchObject({ kind: 'kiosk', id: '1-K1', serial: 'NM-1' })
  const said = told[3]?.said ?? ''
  // This computer is no machine; which of its points hold is its own.
  expect(said).toContain(machineRefusal.title.ja)
  const points = said.split('\n').filter((line) => /^[良否] {2}/.test(line))
  expect(points.length).toBeGreaterThan(12)
  expect(
    points.some((line) => line.includes(machineRequirements['machine-directory'].ja) && line.startsWith('良')),
  ).toBe(true)
  expect(said.match(/→ /g)).toHaveLength(points.filter((line) => line.startsWith('否')).length)
})

describe('the package comes to a machine that is installed already', () => {
  const before = join(scratch, 'before')
  const newer = join(MEDIA_DIRECTORY, 'package')
  const authority = fromHex(readFileSync(join(MEDIA_DIRECTORY, 'authority.pub'), 'utf8').trim())
  let disk: string
  let stick: string
  const lines = (blocks('選挙データを入れる')[1] ?? [])
    .filter((line) => line.startsWith('sh '))
    .map((line) => line.replace(/ &&$/, ''))
  const there = () => join(disk, 'var/lib/ippyo/package')
  const versionThere = async () => {
    const read = await readPackageDirectory(there(), authority)
    return read.ok ? read.value.list.version : read.error
  }
  const bring = (from: string) => {
    rmSync(join(stick, 'package'), { recursive: true, force: true })
    cpSync(from, join(stick, 'package'), { recursive: true })
    return typed(lines[1] ?? '-', { '/mnt/stick': stick, '/mnt/disk': disk })
  }

  beforeAll(() => {
    cpSync(newer, before, { recursive: true })
    for (const end of ['json', 'sig']) rmSync(join(before, `candidate-list-2.${end}`))
  })
  beforeEach(() => {
    disk = mkdtempSync(join(scratch, 'disk-'))
    stick = mkdtempSync(join(scratch, 'stick-'))
    mkdirSync(join(disk, 'var/lib/ippyo/machine'), { recursive: true })
    for (const tool of ['check-machine', 'bring-package']) cpSync(join(ROOT, 'packages', tool), join(stick, tool))
    mkdirSync(join(disk, 'opt/ippyo'), { recursive: true })
    writeFileSync(join(disk, 'opt/ippyo/program'), 'ours')
    noteAsDebians(disk, {})
    const delivered = ['ippyo-kiosk_0.files', 'check-machine', 'bring-package'].map((name) => join(stick, name))
    const ours = `${sha256Of(join(disk, 'opt/ippyo/program'))}  opt/ippyo/program\n`
    writeFileSync(delivered[0] ?? '-', `${ours}# end: 1\n`)
    writeFileSync(join(stick, 'SHA256SUMS'), sumsOf(delivered))
  })

  it('after its programs were compared, by the two lines of the page', () => {
    expect(lines.map((line) => line.split(' ')[1])).toEqual(['/mnt/stick/check-machine', '/mnt/stick/bring-package'])
    const { status, said } = typed(lines[0] ?? '-', { '/mnt/stick': stick, '/mnt/disk': disk })
    expect([status, said]).toEqual([0, expect.stringContaining('公表された一覧のとおりです')])
    expect(page).toContain('`公表された一覧のとおりです`')
  })

  it('with a list of all that was there when it was set up, and compared with it the next time', () => {
    const [, , takes = [], compares = []] = blocks('選挙データを入れる')
    const places = { '/mnt/stick': stick, '/mnt/disk': disk }
    mkdirSync(join(disk, 'usr/bin'), { recursive: true })
    writeFileSync(join(disk, 'usr/bin/mount'), 'of Debian')
    expect(takes.map((line) => typed(line, places).status)).toEqual([0, 0, 0])
    const compared = () => typed(compares[1] ?? '-', places)
    expect(compared()).toEqual({ status: 0, said: expect.stringContaining('一覧を取ったときのとおりです') })
    expect(page).toContain('`一覧を取ったときのとおりです`')
    writeFileSync(join(disk, 'usr/bin/mount'), 'of somebody')
    expect(compared()).toEqual({
      status: 1,
      said: expect.stringMatching(/^違います \/ differs: \/usr\/bin\/mount\nこの機械は使わない/),
    })
  })

  it('goes no further than what differs: a delivered file, a list that was cut, a changed program', () => {
    const [, lines = []] = blocks('選挙データを入れる')
    expect(lines.slice(0, -1).filter((line) => !line.endsWith(' &&'))).toEqual([])
    const block = () => typed(lines.join('\n'), { '/mnt/stick': stick, '/mnt/disk': disk })
    cpSync(newer, join(stick, 'package'), { recursive: true })
    const list = join(stick, 'ippyo-kiosk_0.files')
    const whole = readFileSync(list, 'utf8')
    const program = join(disk, 'opt/ippyo/program')
    const delivered = ['ippyo-kiosk_0.files', 'check-machine', 'bring-package'].map((name) => join(stick, name))

    writeFileSync(list, '')
    expect(block().said).toContain('ippyo-kiosk_0.files: FAILED')
    writeFileSync(join(stick, 'SHA256SUMS'), sumsOf(delivered))
    expect(block().said).toContain('空か、途中で切れた一覧です')
    writeFileSync(list, whole)
    writeFileSync(join(stick, 'SHA256SUMS'), sumsOf(delivered))
    writeFileSync(program, 'of somebody')
    expect(block().said).toContain('予備の機械を使います')
    expect([existsSync(there()), readFileSync(called, 'utf8')]).toEqual([false, ''])
    writeFileSync(program, 'ours')
    expect(block()).toMatchObject({ status: 0, said: expect.stringContaining('第2版まで') })
  })

  it('never without its signature, a list, or the signature of a list', () => {
    bring(before)
    const without = (...names: readonly string[]) => {
      const made = mkdtempSync(join(scratch, 'without-'))
      cpSync(newer, made, { recursive: true })
      for (const name of names) rmSync(join(made, name))
      return bring(made)
    }
    const lists = ['candidate-list-1.json', 'candidate-list-2.json']
    const refused = [
      without('package.sig'),
      without(...lists, 'candidate-list-1.sig', 'candidate-list-2.sig'),
      without('candidate-list-1.json'),
      without('candidate-list-2.sig'),
    ]
    expect(refused.map(({ status }) => status)).toEqual([1, 1, 1, 1])
    const missing = ['package.sig', 'candidate-list-1.json', 'candidate-list-1.json', 'candidate-list-2.sig']
    for (const [index, { said }] of refused.entries()) {
      expect(said).toMatch(/^何も変えていません。.*選管から取り直してください。 \/ Nothing was changed\. /)
      expect(said).toContain(missing[index])
    }
    expect(existsSync(join(there(), 'candidate-list-2.json'))).toBe(false)
  })

  it('whole, then with the list that was signed again, for its program’s user alone', async () => {
    expect(bring(before)).toMatchObject({ status: 0, said: expect.stringContaining('第1版まで') })
    expect(await versionThere()).toBe(1)
    expect(bring(newer)).toMatchObject({ status: 0, said: expect.stringContaining('第2版まで') })
    expect(await versionThere()).toBe(2)
    expect(readFileSync(called, 'utf8')).toContain(`chown -R 661:661 ${there()}.new`)
    expect(bring(newer).status).toBe(0)
    expect(readdirSync(join(disk, 'var/lib/ippyo')).sort()).toEqual(['machine', 'package'])
  })

  it('again after a cable or a power cut left half of it', async () => {
    bring(before)
    mkdirSync(`${there()}.new/rolls`, { recursive: true })
    writeFileSync(`${there()}.new/package.json`, '{')
    expect(await versionThere()).toBe(1)
    expect(bring(newer).status).toBe(0)
    expect(await versionThere()).toBe(2)
    // Between the two names: what was there is still held against what comes.
    renameSync(there(), `${there()}.old`)
    expect(bring(before)).toMatchObject({ status: 1, said: expect.stringContaining('これより新しい版') })
    expect(await versionThere()).toBe(2)
  })

  it('never an older list, another of its number, another election, or onto what is no machine', async () => {
    bring(newer)
    const changed = (name: string) => {
      const made = mkdtempSync(join(scratch, 'changed-'))
      cpSync(newer, made, { recursive: true })
      writeFileSync(join(made, name), '{}')
      return made
    }
    const refused = [bring(before), bring(changed('candidate-list-2.json')), bring(changed('package.json'))]
    expect(refused.map(({ status }) => status)).toEqual([1, 1, 1])
    expect(refused.map(({ said }) => said.split('。')[1])).toEqual([
      '機械の候補者一覧は第2版で、これより新しい版です',
      '候補者一覧の第2版の中身が、機械にあるものと違います',
      '機械には、別の選挙データがあります',
    ])
    for (const { said } of refused) expect(said).toMatch(/^何も変えていません。.* \/ Nothing was changed\. /)
    expect(await versionThere()).toBe(2)
    rmSync(join(disk, 'var'), { recursive: true })
    expect(bring(newer)).toMatchObject({ status: 1, said: expect.stringContaining('機械のディスクではありません') })
    expect(typed(`sh ${join(stick, 'bring-package')} ${disk}`, {}).status).toBe(2)
  })
})

it('the numbers of trouble are those of what the page says of them', () => {
  const numbers = readFileSync(join(ROOT, 'docs/trouble-numbers.md'), 'utf8')
  const codes = {
    'K-315': 'clock-not-set',
    'K-411': 'candidate-list-refused',
    'K-417': 'list-older',
    'K-418': 'list-differs',
    'K-471': 'moved-too-late',
  }
  expect([...new Set(page.match(/K-\d{3}/g))].sort()).toEqual(Object.keys(codes))
  for (const [number, code] of Object.entries(codes))
    expect(numbers).toMatch(new RegExp(`^\\| ${number} \\| .* \\| \`${code}\` \\|$`, 'm'))
})
