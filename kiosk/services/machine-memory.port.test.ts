/** The file of the machine's own memory: what a cut, a bad disk or a stranger leaves of it, and what it leaves on the disk. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ElectionId } from '#election/ids.ts'
import { MachineMemory, stateFileName } from './machine-memory.ts'
import { freshState, type MachineState, STATE_PAGE_BYTES } from './machine-state.ts'

const ELECTION = 'e1ec7104e1ec7104' as ElectionId
const OTHER = '00ec7104e1ec7104' as ElectionId
let directory: string
let memory: MachineMemory

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-memory-'))
  memory = new MachineMemory(directory)
})
afterEach(async () => {
  await memory.close()
  rmSync(directory, { recursive: true })
})

const file = () => join(directory, stateFileName(ELECTION))
const state = (seq: number): MachineState => ({ ...freshState(ELECTION), seq, opened: true })

async function written(...seqs: readonly number[]): Promise<void> {
  await memory.read(ELECTION)
  for (const seq of seqs) expect(await memory.write(state(seq))).toEqual({ ok: true, value: undefined })
}

/** As the next start reads it. */
async function readAgain() {
  await memory.close()
  return memory.read(ELECTION)
}

function spoil(page: 0 | 1): void {
  const bytes = readFileSync(file())
  bytes[page * STATE_PAGE_BYTES + 90] = 0xee
  writeFileSync(file(), bytes)
}

function spoilBoth(): void {
  spoil(0)
  spoil(1)
}

function becomeDirectory(): void {
  rmSync(file())
  mkdirSync(file())
}

describe('the memory of a kiosk', () => {
  it('is nothing before the first write, and then what was written last', async () => {
    expect(await memory.read(ELECTION)).toEqual({ type: 'nothing' })
    await written(1, 2, 3)
    expect(await readAgain()).toEqual({ type: 'known', state: state(3) })
  })

  it('is one file, never another, with all its blocks from the first write on', async () => {
    await written(1)
    const { ino, size, blocks } = statSync(file())
    for (let seq = 2; seq < 50; seq++) await memory.write(state(seq))
    expect(statSync(file())).toMatchObject({ ino, size, blocks })
    expect(size).toBe(2 * STATE_PAGE_BYTES)
    expect(blocks * 512).toBeGreaterThanOrEqual(size)
    expect(readdirSync(directory)).toEqual([stateFileName(ELECTION)])
  })

  it('after a torn write is what it was one write before', async () => {
    await written(7, 8)
    spoil(0)
    expect(await readAgain()).toEqual({ type: 'known', state: state(7) })
    expect(await memory.write(state(9))).toMatchObject({ ok: true })
    expect(await readAgain()).toEqual({ type: 'known', state: state(9) })
  })

  it('is nothing when power went before the first write was whole', async () => {
    writeFileSync(file(), new Uint8Array(2 * STATE_PAGE_BYTES))
    expect(await readAgain()).toEqual({ type: 'nothing' })
    writeFileSync(file(), new Uint8Array(100))
    expect(await readAgain()).toEqual({ type: 'nothing' })
    await written(1)
    spoil(1)
    expect(await readAgain()).toEqual({ type: 'nothing' })
    await written(4)
    expect(await readAgain()).toEqual({ type: 'known', state: state(4) })
  })

  it.each([
    ['both pages are changed', () => spoilBoth()],
    ['it is cut off', () => truncateSync(file(), STATE_PAGE_BYTES)],
    ['it is cut off to a part of a page', () => truncateSync(file(), 300)],
    ['something is behind it', () => truncateSync(file(), 3 * STATE_PAGE_BYTES)],
    ['it is a directory', () => becomeDirectory()],
    ['it is the file of another election', () => writeFileSync(file(), otherFile())],
  ] as const)('is damaged, not fresh, when %s; the next write keeps it under another name', async (_, damage) => {
    const others = new MachineMemory(directory)
    await others.read(OTHER)
    await others.write({ ...freshState(OTHER), seq: 5 })
    await others.close()
    await written(1, 2, 3)
    damage()
    expect(await readAgain()).toEqual({ type: 'damaged' })
    await written(9)
    expect(await readAgain()).toEqual({ type: 'known', state: state(9) })
    expect(readdirSync(directory)).toContain(`${stateFileName(ELECTION)}.damaged-1`)
  })

  it('of one election says nothing of another, and stays beside it', async () => {
    await written(3)
    expect(await memory.read(OTHER)).toEqual({ type: 'nothing' })
    await memory.write(freshState(OTHER))
    expect(await readAgain()).toEqual({ type: 'known', state: state(3) })
  })

  it('once a write has failed takes none any more', async () => {
    rmSync(directory, { recursive: true })
    await memory.read(ELECTION)
    expect(await memory.write(state(1))).toMatchObject({ ok: false })
    mkdirSync(directory)
    expect(await memory.write(state(2))).toMatchObject({ ok: false })
  })
})

function otherFile(): Uint8Array {
  return new Uint8Array(readFileSync(join(directory, stateFileName(OTHER))))
}
