/** A day of the real app whose three disks are file systems of their own; the test keeps what only it may know: who did what when. */
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { HEADER_PAGE, JOURNAL_PAGES, type Layout, type Role } from '#election/ballot-box/layout.ts'
import { isZero, toHex } from '#election/bytes.ts'
import type { Randomness } from '#election/randomness.ts'
import { addMinutes } from '#election/time.ts'
import { BALLOT_BOX_FILE, createBallotBox } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { inspectMedium } from '#hardware/medium/inspect.ts'
import { mountHolding, overwritesInPlace } from '#hardware/medium/mounts.ts'
import type { Medium } from '#hardware/medium/port.ts'
import { inspectMedia } from '#kiosk/services/inspect-media.ts'
import { must } from '#simulation/rooms/must.ts'
import { PollingStation } from '#simulation/rooms/polling-station.ts'
import { ALLOWED, type RawFileSystem } from './file-systems.ts'
import { type Kind, minutesIn, playVisit } from './kinds.ts'
import { Neighbours } from './neighbour.ts'
import type { PutBox, Remembers } from './planted-writers.ts'
import { RawDisks } from './raw-disks.ts'
import type { RawStation } from './raw-station.ts'

export const KIOSK_DISKS = ['original', 'duplicate', 'machine'] as const
export type KioskDisk = (typeof KIOSK_DISKS)[number]
/** One disk's bytes at this moment; all of them, or some from an offset on. */
export type ImageOf = (disk: KioskDisk, at?: number, length?: number) => Buffer
type KioskImages = Readonly<Record<KioskDisk, Buffer>>

const ROLES: readonly Role[] = ['original', 'duplicate']
/** The options that an ordinary system gives its own disk. */
const OWN_OPTIONS = 'rw,relatime'
const TICKS_A_MINUTE = 4
/** Room for the file system itself and its journal. */
const STICK_SPARE_MEGABYTES = 12

interface Voter {
  readonly kind: Kind
  readonly token: string
  readonly uid: string
  /** Pages of the box that held nothing before this session, in the order in which they were written. */
  readonly pages: readonly number[]
  /** Nanoseconds since 1970. */
  readonly from: bigint
  readonly until: bigint
}

export interface KioskDay {
  /** In the true order. */
  readonly voters: readonly Voter[]
  /** Open, before the first voter. */
  readonly before: KioskImages
  /** The power is cut: the last voter has gone, nothing was closed or unmounted. */
  readonly cut: KioskImages
  /** Closed for good, switched off, unmounted. */
  readonly closed: KioskImages
  /** The original's box as the file system gives it back: what lies in which page. */
  readonly box: Buffer
  readonly layout: Layout
}

export interface DayAsk {
  readonly station: RawStation
  readonly fileSystem: RawFileSystem
  readonly randomness: Randomness
  /** One for each voter. */
  readonly kinds: readonly Kind[]
  /** Planted: the box is put on the stick in this way instead of the office's. */
  readonly putBox?: PutBox
  /** Planted: the machine remembers each voter in this way besides its own. */
  readonly remembers?: (stir: () => void) => Remembers
  /** Called when a voter has gone, with the power cut at that moment. */
  readonly afterEach?: (imageOf: ImageOf, voter: Voter) => void
  /** Real time passes between two steps, so that the kernel writes what it holds back. */
  readonly longPause?: () => Promise<void>
  /** No minute passes on this day: what is then written in a session, the session wrote. */
  readonly noMinutes?: true
  /** How the machine's own disk is mounted; left out: as an ordinary system does it. */
  readonly ownOptions?: string
  /** Planted: the file systems of the sticks commit between two steps too, as those do whose journal commits every five seconds. */
  readonly sticksCommit?: true
}

export async function kioskDay(ask: DayAsk): Promise<KioskDay> {
  const { station, randomness } = ask
  const disks = new RawDisks()
  const kiosk = new RawKiosk(station, toHex(randomness.bytes(8)))
  const neighbours = new Neighbours()
  try {
    await layOut(disks, kiosk, ask)
    const officer = await kiosk.operatorCard()
    await kiosk.open(officer)
    neighbours.moveIn(kiosk.disk())
    if (ask.sticksCommit) for (const role of ROLES) neighbours.moveIn(join(kiosk.media(), role))
    for (const disk of KIOSK_DISKS) disks.settle(disk)
    const before = imagesOf(disks)
    const voters: Voter[] = []
    const remembers = ask.remembers?.(() => neighbours.stir())
    for (const kind of ask.kinds) {
      const voter = await oneVoter(kiosk, kind, ask, neighbours)
      remembers?.(kiosk.disk(), kind)
      voters.push(voter)
      ask.afterEach?.((disk, at, length) => disks.image(disk, at, length), voter)
    }
    const cut = imagesOf(disks)
    const box = readFileSync(join(kiosk.media(), 'original', BALLOT_BOX_FILE))
    await kiosk.close(officer)
    await kiosk.powerOff()
    neighbours.moveOut()
    for (const disk of KIOSK_DISKS) disks.unmount(disk)
    return { voters, before, cut, closed: imagesOf(disks), box, layout: station.layout }
  } finally {
    neighbours.moveOut()
    await kiosk.powerOff()
    disks.remove()
    await kiosk.remove()
  }
}

async function oneVoter(kiosk: RawKiosk, kind: Kind, ask: DayAsk, neighbours: Neighbours): Promise<Voter> {
  const operatingMode = kind === 'voted with an assistant' ? 'assisted' : 'voter'
  const card = await kiosk.issueOutside({ operatingMode })
  const token = toHex(card.memory.pages.slice(4 * 8, 4 * 12))
  const first = kiosk.written.length
  const minutesAt = ask.noMinutes ? new Map<number, number>() : minutesIn(kind, ask.randomness)
  const from = now()
  await playVisit({
    station: kiosk,
    card,
    kind,
    randomness: ask.randomness,
    pause: async (number) => {
      neighbours.stir()
      for (let minutes = minutesAt.get(number) ?? 0; minutes > 0; minutes--) kiosk.minutePassed()
      await ask.longPause?.()
    },
  })
  return { kind, token, uid: card.uid, pages: kiosk.written.slice(first), from, until: now() }
}

function now(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n
}

function imagesOf(disks: RawDisks): KioskImages {
  return { original: disks.image('original'), duplicate: disks.image('duplicate'), machine: disks.image('machine') }
}

/** Media and machine directory move onto file systems of their own, mounted at their old places. */
async function layOut(disks: RawDisks, kiosk: RawKiosk, ask: DayAsk): Promise<void> {
  const { station, fileSystem, putBox, ownOptions = OWN_OPTIONS } = ask
  const megabytes = Math.ceil((station.layout.pages * 4096) / 2 ** 20) + STICK_SPARE_MEGABYTES
  for (const role of ROLES) {
    const at = join(kiosk.media(), role)
    rmSync(at, { recursive: true })
    mkdirSync(at)
    const size = Math.max(megabytes, fileSystem.megabytesMin)
    disks.add(role, { fileSystem, megabytes: size, options: fileSystem.mediumOptions, at })
    await (putBox ?? officePutsBox)(join(station.mediaOf(kiosk.machine), role), at)
  }
  const own = kiosk.disk()
  const { makeOwn, megabytesOwn } = fileSystem
  disks.add('machine', { fileSystem, megabytes: megabytesOwn, make: makeOwn, options: ownOptions, at: own })
  cpSync(join(station.directory, 'machines', kiosk.machine.id), own, { recursive: true })
  // The office's files are on the disks for long.
  for (const disk of KIOSK_DISKS) {
    disks.unmount(disk)
    disks.mount(disk)
  }
  if (putBox !== undefined || !ALLOWED.includes(fileSystem)) return
  const ownDisk = await mountHolding(own)
  assert(ownDisk !== null && overwritesInPlace(ownDisk), 'raw disks: a live machine takes its own disk')
  const inspectionOf = async (role: Role) => {
    const found = await inspectMedium(join(kiosk.media(), role))
    return found.ok ? found.value : null
  }
  const doubts = await inspectMedia(inspectionOf, 'live')
  assert(doubts === null, `raw disks: a live machine takes these media: ${JSON.stringify(doubts)}`)
}

/** The office's own function, with the contents that the office made. */
async function officePutsBox(from: string, to: string): Promise<void> {
  const made = must(await openMediumReadOnly(from))
  const contents = []
  for (const page of [HEADER_PAGE, ...JOURNAL_PAGES]) contents.push({ page, bytes: must(await made.read(page, 1)) })
  must(await createBallotBox({ directory: to, pages: made.pages, contents }))
  await made.close()
}

/** The real app over the real medium driver, which is listened to: the test must know where which session wrote. */
class RawKiosk extends PollingStation {
  /** Ballot and spent pages of the original in the order of writing. */
  readonly written: number[] = []
  readonly #layout: Layout
  #minutes = 0

  constructor(station: RawStation, seed: string) {
    super({ directory: station.directory, election: station.election, remove: () => {} }, seed)
    this.#layout = station.layout
    this.now = station.opens
  }

  /** The machine's tick. The day must be long enough for a thousand voters: the clock's hands move at every fourth. */
  minutePassed(): void {
    this.#minutes++
    if (this.#minutes % TICKS_A_MINUTE === 0) this.now = addMinutes(this.now, 1)
    this.ticks()
  }

  protected override inSlot(role: Role, medium: Medium): Medium {
    if (role === 'duplicate') return medium
    const { ballots, spent } = this.#layout
    return {
      pages: medium.pages,
      proof: medium.proof,
      read: (first, count) => medium.read(first, count),
      commit: (writes) => {
        for (const { page, bytes } of writes) {
          const section = [ballots, spent].some(({ first, count }) => page >= first && page < first + count)
          if (section && !isZero(bytes)) this.written.push(page)
        }
        return medium.commit(writes)
      },
      close: () => medium.close(),
    }
  }
}
