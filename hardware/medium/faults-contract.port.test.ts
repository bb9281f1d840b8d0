/**
 * The appearance of each fault: the driver meets it on a real file system, the medium in memory plays it, and the apps see the same
 * of both. Every simulation of a medium that fails relies on this.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mountHungDisk, noHungDisk } from '#fixtures/hung-disk.ts'
import { mountSmallDisk, noMounting, unmount } from '#fixtures/small-disk.ts'
import { blankDisk, LoopDisks, whyNoPowerCuts } from '#simulation/power-cuts/loop-disks.ts'
import { BALLOT_BOX_FILE, createBallotBox } from './create.ts'
import { openMedium, openMediumReadOnly } from './driver.ts'
import { type FakeMedium, fakeMedium } from './fake.ts'
import { type MediumFiles, type OpenFile, SYSTEM_FILES } from './medium-files.ts'
import { type Medium, type MediumFault, PAGE_BYTES } from './port.ts'

const PAGES = 64
/** Written before anything is wrong, and again while it is. */
const WRITTEN = [16, 40] as const
/** Long enough for a whole one on a busy machine; waited for once. */
const HUNG_AFTER_MS = 2000

/** A medium that is well until it is struck. */
interface Body {
  readonly medium: Medium
  strike(): void
  /** The same medium when whatever was wrong has passed; the first one is closed by then. */
  again(): Promise<Medium>
  /** Nothing can be written on it before: it shows nothing but zeros. */
  readonly untouched?: true
}

interface Way {
  readonly of: string
  /** Why this cannot be played here, or null. */
  readonly whyNot: string | null
  readonly make: () => Promise<Body>
}

interface Case {
  readonly name: string
  readonly fault: MediumFault
  /** The bytes that may be on the pages of the barrier afterwards. */
  readonly left: 'old' | 'old or new' | 'anything'
  readonly inMemory: (medium: FakeMedium) => void
  readonly real: readonly Way[]
}

let directory = ''
let stick = ''
/** Changes that must be undone, whether or not the test came to it. */
const undo: (() => void)[] = []
let scratch = ''
let blank = ''
const withoutMounting = noMounting()
const withoutHanging = noHungDisk()
const withoutLoopDisks = whyNoPowerCuts()

const must = async (opened: ReturnType<typeof openMedium>): Promise<Medium> => {
  const medium = await opened
  if (!medium.ok) throw new Error(medium.error.type)
  return medium.value
}

const filled = (value: number) => WRITTEN.map((page) => ({ page, bytes: new Uint8Array(PAGE_BYTES).fill(value) }))

async function prepared(at = stick): Promise<void> {
  expect((await createBallotBox({ directory: at, pages: PAGES, contents: [] })).ok).toBe(true)
}

function memory(strike: (medium: FakeMedium) => void): Way {
  const make = async (): Promise<Body> => {
    const medium = fakeMedium(PAGES)
    return { medium, strike: () => strike(medium), again: async () => fakeMedium(PAGES, medium.contents()) }
  }
  return { of: 'in memory', whyNot: null, make }
}

/** A directory that is moved away, and put back. */
const movedAway: Way = {
  of: 'a directory that is gone',
  whyNot: null,
  async make() {
    await prepared()
    const pocket = join(directory, 'pocket')
    return {
      medium: await must(openMedium(stick)),
      strike: () => renameSync(stick, pocket),
      again: () => {
        renameSync(pocket, stick)
        return must(openMedium(stick))
      },
    }
  },
}

/** @param plug from the state that `strike` left it in back to a mounted disk */
function loopDisk(of: string, strike: (disk: LoopDisks) => void, plug: (disk: LoopDisks) => void): Way {
  return {
    of,
    whyNot: withoutLoopDisks,
    async make() {
      const disk = new LoopDisks(['stick'], blank)
      undo.push(() => disk.remove())
      const place = disk.placeOf('stick')
      await prepared(place)
      return {
        medium: await must(openMedium(place)),
        strike: () => strike(disk),
        again: () => {
          plug(disk)
          return must(openMedium(place))
        },
      }
    },
  }
}

/** A file with holes where the disk has no room for what is not there yet. */
const noRoom: Way = {
  of: 'a small tmpfs',
  whyNot: withoutMounting,
  async make() {
    mountSmallDisk(stick, 128)
    undo.push(() => unmount(stick))
    // The first page of the barrier is there; the second one has no block yet.
    writeFileSync(join(stick, BALLOT_BOX_FILE), new Uint8Array((WRITTEN[0] + 1) * PAGE_BYTES))
    truncateSync(join(stick, BALLOT_BOX_FILE), PAGES * PAGE_BYTES)
    return {
      medium: await must(openMedium(stick)),
      strike() {
        const filler = () => writeFileSync(join(stick, 'filler'), new Uint8Array(PAGE_BYTES), { flag: 'a' })
        expect(() => Array.from({ length: 64 }, filler)).toThrow(/ENOSPC/)
      },
      again: () => must(openMedium(stick)),
      untouched: true,
    }
  },
}

const neverAnswers: Way = {
  of: 'a FUSE mount with nobody behind it',
  whyNot: withoutHanging,
  async make() {
    await prepared()
    let letGo = () => {}
    undo.push(() => letGo())
    return {
      medium: await must(openMedium(stick, HUNG_AFTER_MS)),
      strike() {
        const hung = mountHungDisk(stick)
        letGo = () => {
          letGo = () => {}
          hung.letGo()
        }
      },
      again: () => {
        letGo()
        return must(openMedium(stick))
      },
    }
  },
}

const forReading: Way = {
  of: 'a file that was opened for reading',
  whyNot: null,
  async make() {
    await prepared()
    const open = () => must(openMediumReadOnly(stick))
    return { medium: await open(), strike() {}, again: open, untouched: true }
  },
}

type Calls = Pick<OpenFile, 'read' | 'write'>

/** The system's own files, but for a call that no system spoils on request. */
function spoilt(of: string, spoil: (well: Calls) => Partial<Calls>, isGone = false): Way {
  return {
    of,
    whyNot: null,
    async make() {
      await prepared()
      let struck = false
      const files: MediumFiles = {
        ...SYSTEM_FILES,
        hasDevice: async (dev) => !(struck && isGone) && SYSTEM_FILES.hasDevice(dev),
        async open(path, flags) {
          const file = await SYSTEM_FILES.open(path, flags)
          const well: Calls = { read: file.read.bind(file), write: file.write.bind(file) }
          const ill = { ...well, ...spoil(well) }
          const calls: Calls = {
            read: (...asked) => (struck ? ill : well).read(...asked),
            write: (...asked) => (struck ? ill : well).write(...asked),
          }
          return Object.assign(file, calls)
        },
      }
      return {
        medium: await must(openMedium(stick, undefined, files)),
        strike() {
          struck = true
        },
        again: () => must(openMedium(stick)),
      }
    },
  }
}

const ioError = Object.assign(new Error('EIO'), { code: 'EIO' })
const failing: Calls = { read: () => Promise.reject(ioError), write: () => Promise.reject(ioError) }

const cases: readonly Case[] = [
  {
    name: 'pulled',
    fault: { type: 'pulled' },
    left: 'old',
    inMemory: (medium) => medium.pull(),
    real: [
      movedAway,
      loopDisk(
        'an ext4 whose device is gone',
        (disk) => disk.pullOut('stick'),
        (disk) => disk.mount(),
      ),
      spoilt('a mounted ext4 whose device is gone, before the system lets it go', () => failing, true),
    ],
  },
  {
    name: 'write-protected',
    fault: { type: 'read-only' },
    left: 'old',
    inMemory: (medium) => medium.failCommit(medium.commits, { type: 'read-only' }, ['old', 'old']),
    real: [forReading],
  },
  {
    name: 'full',
    fault: { type: 'full' },
    left: 'old or new',
    inMemory: (medium) => medium.failCommit(medium.commits, { type: 'full' }, ['new', 'old']),
    real: [noRoom],
  },
  {
    name: 'an error of the device',
    fault: { type: 'io', errno: 'EIO' },
    left: 'old or new',
    inMemory: (medium) => medium.failAt(medium.operations, { type: 'io', errno: 'EIO' }),
    real: [
      loopDisk(
        'an ext4 without power',
        (disk) => disk.cutPower(),
        (disk) => {
          disk.unmount()
          disk.mount()
        },
      ),
    ],
  },
  {
    name: 'an error where it is read back',
    fault: { type: 'io', errno: 'EIO' },
    left: 'old or new',
    inMemory: (medium) => medium.failCommit(medium.commits, { type: 'io', errno: 'EIO' }, ['new', 'new']),
    real: [spoilt('a file that cannot be read any more', () => ({ read: () => Promise.reject(ioError) }))],
  },
  {
    name: 'no answer',
    fault: { type: 'io', errno: 'ETIMEDOUT' },
    left: 'old',
    inMemory: (medium) => medium.failAt(medium.operations, { type: 'io', errno: 'ETIMEDOUT' }),
    real: [neverAnswers],
  },
  {
    name: 'a short write',
    fault: { type: 'io', errno: 'SHORT' },
    left: 'anything',
    inMemory: (medium) => medium.failCommit(medium.commits, { type: 'io', errno: 'SHORT' }, ['torn', 'old']),
    real: [
      spoilt('a file that takes half a page', ({ write }) => ({
        write: (buffer, offset, length, position) => write(buffer, offset, length / 2, position),
      })),
    ],
  },
  {
    name: 'a lie: said to be written, and is not',
    fault: { type: 'lying' },
    left: 'old',
    inMemory: (medium) => medium.loseWritesAt(medium.commits),
    real: [spoilt('a file that takes nothing', () => ({ write: async (_, __, length) => ({ bytesWritten: length }) }))],
  },
]

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-blank-'))
  if (withoutLoopDisks === null) blank = blankDisk(scratch)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-faults-'))
  stick = join(directory, 'stick')
  mkdirSync(stick)
})
afterEach(() => {
  for (const each of undo.splice(0).reverse()) each()
  rmSync(directory, { recursive: true, force: true })
})

/** All pages by their first and last byte; a page in which these differ is torn. */
async function shown(medium: Medium): Promise<readonly string[]> {
  const all = await medium.read(0, PAGES)
  if (!all.ok) throw new Error(all.error.type)
  return Array.from({ length: PAGES }, (_, page) => {
    const bytes = all.value.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
    const [first] = bytes
    return bytes.every((byte) => byte === first) ? String(first) : 'torn'
  })
}

for (const { name, fault, left, inMemory, real } of cases) {
  describe(`a medium fails: ${name}`, () => {
    for (const { of, whyNot, make } of [memory(inMemory), ...real]) {
      it.skipIf(whyNot !== null)(`${of}${whyNot === null ? '' : ` (skipped: ${whyNot})`}`, async () => {
        const body = await make()
        const { medium } = body
        if (body.untouched === undefined) expect(await medium.commit(filled(1))).toEqual({ ok: true, value: undefined })
        const before = await shown(medium)
        body.strike()
        // The barrier that meets it says so, and whatever comes after meets the same: nothing is tried again.
        for (const value of [2, 3]) {
          expect(await medium.commit(filled(value))).toEqual({ ok: false, error: fault })
          expect(await medium.read(0, 1)).toEqual({ ok: false, error: fault })
        }
        await medium.close()
        const after = await body.again()
        const found = await shown(after)
        const others = (pages: readonly string[]) =>
          pages.filter((_, page) => !(WRITTEN as readonly number[]).includes(page))
        expect(others(found)).toEqual(others(before))
        const may = {
          old: [before[WRITTEN[0]]],
          'old or new': [before[WRITTEN[0]], '2'],
          anything: ['0', '1', '2', 'torn'],
        }
        for (const page of WRITTEN) expect(may[left]).toContain(found[page])
        await after.close()
      })
    }
  })
}
