/**
 * A machine's own files, torn in every shape that a page can be torn in (`crash-states/fates.ts`), once and once more in the write that
 * follows: the kiosk's memory, and the signing key while it is erased.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ElectionId } from '#election/ids.ts'
import { erasedSigningKey, readSigningKeyFile, SIGNING_KEY_FILE_BYTES } from '#election/keys/signing-key-file.ts'
import { eraseSigningKey, readSigningKey, SIGNING_KEY_FILE } from '#hardware/package-directory/signing-key.ts'
import { MachineMemory, stateFileName } from '#kiosk/services/machine-memory.ts'
import { freshState, type MachineState, STATE_PAGE_BYTES } from '#kiosk/services/machine-state.ts'
import { SHAPES } from '#simulation/crash-states/fates.ts'

const ELECTION = 'e1ec7104e1ec7104' as ElectionId
const state = (seq: number): MachineState => ({ ...freshState(ELECTION), seq, opened: true })

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-torn-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const file = () => join(directory, stateFileName(ELECTION))

/** A start that writes `seq`; power goes in that write and leaves `tear` of its page. */
async function startTorn(seq: number, tear: (typeof SHAPES)[number][1]): Promise<void> {
  const memory = new MachineMemory(directory)
  await memory.read(ELECTION)
  const before = new Uint8Array(readFileSync(file()))
  expect(await memory.write(state(seq))).toMatchObject({ ok: true })
  await memory.close()
  const after = new Uint8Array(readFileSync(file()))
  for (let at = 0; at < after.length; at += STATE_PAGE_BYTES) {
    const [old, fresh] = [before, after].map((bytes) => bytes.slice(at, at + STATE_PAGE_BYTES)) as [
      Uint8Array,
      Uint8Array,
    ]
    if (Buffer.compare(old, fresh) !== 0) after.set(tear(old, fresh), at)
  }
  writeFileSync(file(), after)
}

async function remembered(): Promise<number | string> {
  const memory = new MachineMemory(directory)
  const found = await memory.read(ELECTION)
  await memory.close()
  return found.type === 'known' ? found.state.seq : found.type
}

test.each(SHAPES)('the memory of a kiosk, %s: what it was before or what it was to be, twice', async (_, tear) => {
  const memory = new MachineMemory(directory)
  await memory.read(ELECTION)
  for (const seq of [1, 2]) await memory.write(state(seq))
  await memory.close()
  await startTorn(3, tear)
  const once = await remembered()
  expect([2, 3]).toContain(once)
  for (const [, again] of SHAPES) {
    const torn = readFileSync(file())
    await startTorn(4, again)
    expect([once, 4]).toContain(await remembered())
    writeFileSync(file(), torn)
  }
  expect(readdirSync(directory)).toEqual([stateFileName(ELECTION)])
})

test.each(SHAPES)('its very first write, %s: nothing was promised yet, or it is there', async (_, tear) => {
  writeFileSync(file(), new Uint8Array(2 * STATE_PAGE_BYTES))
  await startTorn(1, tear)
  expect(['nothing', 1]).toContain(await remembered())
  const memory = new MachineMemory(directory)
  await memory.read(ELECTION)
  expect(await memory.write(state(2))).toMatchObject({ ok: true })
  await memory.close()
  expect(await remembered()).toBe(2)
})

test.each(SHAPES)(
  'a signing key, %s while it is erased: it opens only whole, and the next erasing ends it',
  async (_, tear) => {
    const page = new Uint8Array(SIGNING_KEY_FILE_BYTES)
    page.set(Buffer.from('ippyosk1'))
    page.fill(7, 8, 8 + 24 + 48)
    expect(readSigningKeyFile(page).type).toBe('sealed')
    const torn = tear(page, erasedSigningKey())
    writeFileSync(join(directory, SIGNING_KEY_FILE), torn)
    const { type } = await readSigningKey(directory)
    const isWhole = Buffer.compare(torn, page) === 0
    expect(type === 'sealed').toBe(isWhole)
    expect((await eraseSigningKey(directory)).ok).toBe(true)
    expect((await readSigningKey(directory)).type).toBe('erased')
  },
)
