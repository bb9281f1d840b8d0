/** `ippyo readiness`: a sheet for each machine, with the number of its software as a code that a telephone reads; a strange machine gets none. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { fromHex } from '#election/bytes.ts'
import { machineFingerprint } from '#election/keys/fingerprint.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import { ok } from '#election/result.ts'
import { MEDIA_DIRECTORY } from '#fixtures/media/load.ts'
import { REQUIREMENTS } from '#shell/machine/requirement.ts'
import { overprinted } from '#simulation/rooms/overprinted.ts'
import { machineFaults, machineRequirements } from '#ui/messages/machine.ts'
import { said } from './ippyo-in-tests.ts'

const NUMBER = '01234 56789 01234 56789'
let scratch: string
let machines: readonly Machine[]

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-readiness-'))
  machines = JSON.parse(readFileSync(join(MEDIA_DIRECTORY, 'package/package.json'), 'utf8')).machines
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const points = REQUIREMENTS.map((requirement) => ({ requirement, holds: true, found: '-' }))
const software = { type: 'as-listed', fingerprint: NUMBER }

function nameOf({ kind, id, serial, signingKey }: Machine) {
  return { kind, id, serial, number: machineFingerprint(fromHex(signingKey)) }
}

function checkFile(name: string, machine: object | null, more: object = {}): string {
  const path = join(scratch, `${name}.json`)
  // As it came from the machine: it says of itself that all holds, whatever its points are.
  const check = { kind: 'machine-check', holds: true, keys: true, machine, at: '2026-11-20T10:30', software, points }
  writeFileSync(path, JSON.stringify({ ...check, ...more }))
  return path
}

const file = () => join(scratch, 'sheets.pdf')
function make(checks: readonly string[], ...how: readonly string[]) {
  const grounds = ['--package', join(MEDIA_DIRECTORY, 'package'), '--office', MEDIA_DIRECTORY, '--out', file()]
  return said(...how, 'readiness', ...checks, ...grounds)
}
const pageText = (page: number) =>
  execFileSync('pdftotext', ['-layout', '-f', `${page}`, '-l', `${page}`, file(), '-'], { encoding: 'utf8' })
const bare = (text: string) => text.replaceAll(/\s/g, '')

const kioskOf = () => machines.find(({ kind }) => kind === 'kiosk') as Machine

test('each machine has its sheet: who it is, its number, every point, and lines to sign', async () => {
  const kiosk = kioskOf()
  const fails = points.map((point) =>
    point.requirement === 'network' ? { ...point, holds: false, found: 'eth0' } : point,
  )
  const checks = [
    checkFile('kiosk', nameOf(kiosk)),
    checkFile('tally', { kind: 'tally', serial: 'T-1', number: NUMBER }, { points: fails }),
    checkFile('office', { kind: 'office' }),
  ]
  const { out, code } = await make(checks, '--json')
  expect(code, out).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ sheets: 3, fails: ['Tally'], differing: [] })
  expect(JSON.parse(out).missing).toEqual(machines.map(({ id }) => id).filter((id) => id !== kiosk.id))
  expect(execFileSync('pdfinfo', [file()], { encoding: 'utf8' })).toMatch(/Pages: +3\n/)
  const [first, second, third] = [1, 2, 3].map((page) => bare(pageText(page)))
  for (const words of [
    `投票機${kiosk.id}`,
    kiosk.serial,
    nameOf(kiosk).number,
    '10時30分',
    '調べた項目は、すべてそろっている',
    machineRequirements.swap.ja,
  ]) {
    expect(first).toContain(bare(words))
  }
  for (const text of [first, second, third]) {
    for (const words of [NUMBER, 'ソフトウェアの照合番号', '公表された番号', '立会人', '点検した者']) {
      expect(text).toContain(bare(words))
    }
  }
  // The file says that it holds; the sheet says what its points say.
  expect(second).toContain('そろっていない。本番を始められない。')
  expect(second).toContain(bare(machineFaults.network.ja.next).slice(0, 20))
  for (const words of ['T-1', 'eth0']) expect(second).toContain(words)
  expect(third).toContain('選挙管理委員会の計算機')
  expect(first).not.toContain('調べていない')
  expect(overprinted(ok({ pdf: readFileSync(file()), pages: [] }), scratch)).toEqual([])
})

test('a telephone reads the number from the paper, and nothing else', async () => {
  await make([checkFile('kiosk', nameOf(kioskOf()))])
  const finder = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(finder).buffer }, fireImmediately: true })
  execFileSync('pdftoppm', ['-r', '110', '-gray', '-png', '-singlefile', file(), join(scratch, 'page')])
  const found = await readBarcodes(readFileSync(join(scratch, 'page.png')), { formats: ['QRCode'] })
  expect(found.map(({ text }) => text)).toEqual([`Ippyo software ${NUMBER}`])
})

test('software that is not as delivered has no code to compare, and the sheet says it', async () => {
  const differs = { type: 'differs', path: 'dist/services/kiosk.mjs' }
  await make([checkFile('differs', nameOf(kioskOf()), { software: differs }), checkFile('office', { kind: 'office' })])
  const text = bare(pageText(1))
  expect(text).toContain('配布されたものと違う（dist/services/kiosk.mjs）')
  expect(text).toContain('そろっていない')
  expect(text).not.toContain('ソフトウェアの照合番号')
  expect((await make([checkFile('unlisted', { kind: 'office' }, { software: { type: 'unlisted' } })])).out).toMatch(/▲/)
  expect(bare(pageText(1))).toContain('本番には使えない')
})

test('a point that is not in the check is named, and keys that are gone are no readiness', async () => {
  const some = points.filter(({ requirement }) => requirement !== 'devices' && requirement !== 'media-box')
  await make([checkFile('some', nameOf(kioskOf()), { points: some })])
  const left = bare(pageText(1)).split('調べていない')[1] ?? ''
  for (const name of [machineRequirements.devices.ja, machineRequirements['media-box'].ja])
    expect(left).toContain(bare(name))
  await make([checkFile('no-keys', nameOf(kioskOf()), { keys: false })])
  expect(bare(pageText(1))).toContain('そろっていない。本番を始められない。')
})

test('machines of one kind with two numbers are told', async () => {
  const [one, other] = machines.filter(({ kind }) => kind === 'kiosk')
  const old = { software: { ...software, fingerprint: NUMBER.replace('0', '9') } }
  const checks = [checkFile('one', nameOf(one as Machine)), checkFile('other', nameOf(other as Machine), old)]
  expect((await make(checks, '--lang', 'ja')).out).toContain('ソフトウェアの照合番号が違います')
  const alike = [checkFile('one', nameOf(one as Machine)), checkFile('other', nameOf(other as Machine))]
  expect((await make(alike, '--lang', 'ja')).out).not.toContain('ソフトウェアの照合番号が違います')
})

test("no sheet for another election's machine, another key, no keys, a machine twice, or what is no check", async () => {
  const own = nameOf(kioskOf())
  const refused = async (...checks: readonly string[]) => {
    rmSync(file(), { force: true })
    const { out, code } = await make(checks, '--json')
    expect(code).toBe(1)
    expect(() => readFileSync(file())).toThrow()
    return JSON.parse(out.split('\n')[0] ?? '').error.type
  }
  expect(await refused(checkFile('strange', { ...own, id: '99-K1' }))).toBe('check-of-no-machine')
  expect(await refused(checkFile('other-key', { ...own, number: NUMBER }))).toBe('check-of-no-machine')
  expect(await refused(checkFile('no-keys', null))).toBe('check-of-no-machine')
  expect(await refused(checkFile('once', own), checkFile('again', own))).toBe('machine-checked-twice')
  expect(await refused(checkFile('late', own, { at: '2026-13-40T99:99' }))).toBe('not-a-machine-check')
  expect(await refused(checkFile('point-twice', own, { points: [...points, points[0]] }))).toBe('not-a-machine-check')
  expect(await refused(join(MEDIA_DIRECTORY, 'package/package.json'))).toBe('not-a-machine-check')
})
