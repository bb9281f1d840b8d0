/** `ippyo personalise machine`, as a technician mistypes it: one sentence, and no keys are made. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { MachineId, StationId } from '#election/ids.ts'
import { makeStationKit, serialiseKit } from '#election/keys/machine-identity.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tinyAuthority } from '#simulation/rooms/tiny-documents.ts'
import { said } from './ippyo-in-tests.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ippyo-personalise-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const kit = join(scratch, '1.json')
const madeKit = makeStationKit('1' as StationId, tinyAuthority, secureRandomness(), true, [
  '1-I1',
  '1-K1',
  '1-K2',
] as string[] as MachineId[])
writeFileSync(kit, serialiseKit(madeKit))
const out = join(scratch, 'machine')

const personalise = (serial: string, from: string, machine = '1-K1') =>
  said('--lang', 'ja', 'personalise', 'machine', '--machine', machine, '--serial', serial, '--kit', from, '--out', out)

it("the page's own word for a serial number is none", async () => {
  expect(await personalise('機体番号', kit)).toEqual({
    code: 1,
    out: expect.stringContaining('機体番号が、説明のページの文字のままです'),
  })
  const tally = ['--package', scratch, '--office', scratch, '--machine', out, '--serial', '機体番号']
  expect((await said('--lang', 'ja', 'personalise', 'tally', ...tally)).out).toContain('説明のページの文字のまま')
  expect(existsSync(out)).toBe(false)
})

it('a folder is no kit, and said to be none by its path', async () => {
  const folder = join(scratch, 'kits')
  mkdirSync(folder)
  const { out: told, code } = await personalise('NM-1', folder)
  expect(code).toBe(2)
  expect(told).toContain(folder)
  expect(told).toContain('ファイルではありません')
  expect(existsSync(out)).toBe(false)
})

it('a machine that the station does not have gets no keys, and is told which it has', async () => {
  const { out: told, code } = await personalise('NM-9', kit, '1-K9')
  expect(code).toBe(1)
  expect(told).toContain('1-K9 は、この投票所の機械ではありません')
  expect(told).toContain('1-I1, 1-K1, 1-K2')
  expect(existsSync(out)).toBe(false)
})
