/** `ippyo inspect machine` on this machine, which is no voting machine: it prints every point, and a next step for each failure. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MachineId, StationId } from '#election/ids.ts'
import { makeStationKit, serialiseKit } from '#election/keys/machine-identity.ts'
import { hasPrintService } from '#shell/machine/print-spool.ts'
import { REQUIREMENTS } from '#shell/machine/requirement.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tinyAuthority } from '#simulation/rooms/tiny-documents.ts'
import { machineRefusal } from '#ui/messages/machine.ts'
import { said } from '../ippyo-in-tests.ts'
import { mayStart, readMachineCheck } from './machine-check.ts'

interface Point {
  readonly requirement: string
  readonly holds: boolean
  readonly found: string
  readonly next: string | null
}

let machine: string

beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'ippyo-machine-'))
  writeFileSync(join(machine, 'identity.json'), '{}', { mode: 0o600 })
})
afterEach(() => rmSync(machine, { recursive: true, force: true }))

/** Papers: only on a machine with a print service. Devices and sockets: on one of the package. The browser: `try-browser.day.test.ts`. */
const ELSEWHERE = ['devices', 'sockets', 'browser-page', ...(hasPrintService() ? [] : ['print-spool'])]
const ASKED = REQUIREMENTS.filter((requirement) => !ELSEWHERE.includes(requirement))

/** The browser is tried where it may be, never as root. */
const pointsOf = (out: string) =>
  (JSON.parse(out) as { points: readonly Point[] }).points.filter(({ requirement }) => requirement !== 'browser-page')
const pointOf = (out: string, name: string) => pointsOf(out).find(({ requirement }) => requirement === name)

describe('the machine check on the command line', () => {
  it('prints every point, and a next step for each that does not hold', async () => {
    const { out, code } = await said('--json', 'inspect', 'machine', machine)
    const points = pointsOf(out)
    // The command names no medium.
    const asked = ASKED.filter((requirement) => !requirement.startsWith('media-'))
    expect(points.map(({ requirement }) => requirement)).toEqual(asked)
    expect(pointOf(out, 'machine-disk')?.found).toMatch(/^[a-z0-9]+(, data=ordered: no)?$/)
    for (const { holds, next } of points) expect(next === null).toBe(holds)
    expect(code).toBe(points.every(({ holds }) => holds) ? 0 : 1)
  })

  it('reports that a directory has no keys, even if all else holds', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'ippyo-machine-'))
    const { out, code } = await said('--lang', 'ja', 'inspect', 'machine', empty)
    expect([code, out]).toEqual([1, expect.stringContaining('まだ機械の鍵がありません')])
    const told = async () => JSON.parse((await said('--json', 'inspect', 'machine', empty)).out) as { keys: boolean }
    expect(await told()).toMatchObject({ keys: false, holds: false })
    writeFileSync(join(empty, 'tally-key.json'), '{}', { mode: 0o600 })
    expect((await told()).keys).toBe(true)
    rmSync(empty, { recursive: true })
    expect((await said('--lang', 'ja', 'inspect', 'machine', machine)).out).not.toContain('まだ機械の鍵がありません')
  })

  it('with `--office` asks for all but the key of a machine', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'ippyo-machine-'))
    const machineWords = await said('--lang', 'ja', 'inspect', 'machine', empty)
    const { out } = await said('--lang', 'ja', 'inspect', 'machine', empty, '--office')
    expect(machineWords.out).toContain('まだ機械の鍵がありません')
    expect(out).not.toContain('機械の鍵')
    const told = JSON.parse((await said('--json', 'inspect', 'machine', empty, '--office')).out)
    const isListed = told.software.type === 'as-listed'
    expect(told).toMatchObject({ keys: null, holds: isListed && told.points.every(({ holds }: Point) => holds) })
    expect(told.machine).toEqual({ kind: 'office' })
    rmSync(empty, { recursive: true })
  })

  it('finds a machine directory that others may read, and a file in it that others may write; writes no core dump', async () => {
    expect(pointOf((await said('--json', 'inspect', 'machine', machine)).out, 'machine-directory')?.holds).toBe(true)
    chmodSync(machine, 0o755)
    expect(pointOf((await said('--json', 'inspect', 'machine', machine)).out, 'machine-directory')?.found).toBe(machine)
    chmodSync(machine, 0o700)
    chmodSync(join(machine, 'identity.json'), 0o622)
    const { out } = await said('--json', 'inspect', 'machine', machine)
    expect(pointOf(out, 'machine-directory')?.found).toBe(join(machine, 'identity.json'))
    expect(pointOf(out, 'core-dumps')?.found).toMatch(/^0\/0 /)
  })

  it('finds each fault of media on one disk for which a live kiosk would refuse them, with its next step', async () => {
    const media = ['original', 'duplicate', 'nothing'].map((name) => join(machine, name))
    for (const place of media) mkdirSync(place)
    for (const place of media.slice(0, 2)) writeFileSync(join(place, 'ballot-box.ippyo'), new Uint8Array(8192))
    const named = media.flatMap((place) => ['--medium', place])
    const { out, code } = await said('--json', 'inspect', 'machine', machine, ...named)
    expect(code).toBe(1)
    expect(pointsOf(out).map(({ requirement }) => requirement)).toEqual(ASKED)
    const [original, duplicate, nothing] = media
    expect(pointOf(out, 'media-file-system')?.holds).toBe(true)
    expect(pointOf(out, 'media-mount')?.found).toBe(`${original} (medium-mount) ${duplicate} (medium-mount)`)
    expect(pointOf(out, 'media-mount')?.next).toMatch(/commit=86400/)
    expect(pointOf(out, 'media-box')?.found).toBe(`${nothing} (missing)`)
    expect(pointOf(out, 'media-box')?.next).toMatch(/媒体のページ|page of media/)
    expect(pointOf(out, 'media-apart')?.found).toBe(`${original} ${duplicate}`)
    const words = (await said('--lang', 'ja', 'inspect', 'machine', machine, ...named)).out
    expect(words).toContain('記録媒体が、決められた方法で接続（マウント）されていません。')
  })

  it('names the machine and its software; from its sources no real election starts, whatever else holds', async () => {
    const kit = makeStationKit('1' as StationId, tinyAuthority, secureRandomness(), true, ['1-K1' as MachineId])
    const own = join(machine, 'own')
    const made = ['personalise', 'machine', '--machine', '1-K1', '--serial', 'NM-1', '--out', own]
    writeFileSync(join(machine, 'kit.json'), serialiseKit(kit))
    const number = /(\d{5} ){3}\d{5}/.exec((await said(...made, '--kit', join(machine, 'kit.json'))).out)?.[0]
    // As the technician types it: the words of the package's own script come first.
    const { out, code } = await said('inspect', 'machine', own, '--json')
    expect(code).toBe(1)
    writeFileSync(join(machine, 'check.json'), out)
    const check = await readMachineCheck(join(machine, 'check.json'))
    expect(check).toMatchObject({ machine: { kind: 'kiosk', id: '1-K1', serial: 'NM-1', number } })
    expect(check?.software).toEqual({ type: 'unlisted' })
    expect(check && mayStart({ ...check, points: [] })).toBe(false)
    const words = await said('--lang', 'ja', 'inspect', 'machine', own)
    expect(words.out).toContain(machineRefusal.softwareUnlisted.ja)
    writeFileSync(
      join(machine, 'tally.json'),
      JSON.stringify({ role: 'counting', serial: 'T-1', signingKey: 'ab'.repeat(32) }),
    )
    writeFileSync(join(machine, 'identity.json'), '{}')
    const tally = JSON.parse((await said('--json', 'inspect', 'machine', machine)).out)
    expect(tally.machine).toMatchObject({ kind: 'tally', serial: 'T-1' })
  })

  it('speaks both languages, and leaves `inspect` of a path as it was', async () => {
    chmodSync(machine, 0o755)
    expect((await said('--lang', 'ja', 'inspect', 'machine', machine)).out).toContain('機械のフォルダー')
    expect((await said('--lang', 'en', 'inspect', 'machine', machine)).out).toContain(
      "Make this program's user the owner",
    )
    expect(await said('--json', 'inspect', 'machine', join(machine, 'none'))).toMatchObject({ code: 2 })
    expect((await said('--json', 'inspect', 'machine', join(machine, 'identity.json'))).out).toContain('nothing-known')
    expect((await said('--json', 'inspect', join(machine, 'identity.json'))).out).toContain('nothing-known')
  })
})
