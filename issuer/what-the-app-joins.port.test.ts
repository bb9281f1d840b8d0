/** The things that the app alone joins: when its screen opens, what reader, scanner and clock report, and whose devices it gives back. */

import { afterEach, expect, it, vi } from 'vitest'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { CardUid } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { Pn532CardReader } from '#hardware/card-reader/pn532-card-reader.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { HidScanner } from '#hardware/scanner/driver.ts'
import type { Scanner, ScannerEvent } from '#hardware/scanner/port.ts'
import type { AppConfig } from '#shell/config.ts'
import { NO_LISTS } from '#simulation/rooms/books-in-memory.ts'
import { counts, IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type RunningIssuer, startIssuer } from './app.ts'
import { IssuerServices } from './services/perform.ts'
import type { IssuerPorts } from './services/ports.ts'
import { notice } from './session/codes.ts'
import type { IssuerEvent } from './session/event.ts'
import type { IssuerFacts } from './session/facts.ts'

afterEach(() => vi.restoreAllMocks())

const turn = () => new Promise((resolve) => setImmediate(resolve))
const randomness = seededRandomness('joins')
const VERIFIED = {
  type: 'package-verified',
  facts: { contests: [], kiosks: [], stations: [], dates: [], stops: [], desk: null } as unknown as IssuerFacts,
} as const

class FakeScanner implements Scanner {
  #tell: ((event: ScannerEvent) => void) | null = null
  closed = 0
  watch(listener: (event: ScannerEvent) => void) {
    this.#tell = listener
    return () => {
      this.#tell = null
    }
  }
  tell(event: ScannerEvent) {
    this.#tell?.(event)
  }
  heard = () => this.#tell !== null
  async close() {
    this.closed += 1
  }
}

async function started(ports?: Partial<IssuerPorts>, devices: Partial<AppConfig> = {}) {
  let send: (event: IssuerEvent) => void = () => {}
  let fails: Error | null = null
  vi.spyOn(IssuerServices.prototype, 'perform').mockImplementation(async (_effect, sent) => {
    send = sent
    if (fails !== null) throw fails
  })
  const stop = vi.spyOn(IssuerServices.prototype, 'stop').mockResolvedValue()
  const minutes = new Set<(now: LocalMinute) => void>()
  const clock = {
    kind: 'fixture',
    now: () => '2002-06-23T06:30' as LocalMinute,
    onMinute(listener: (now: LocalMinute) => void) {
      minutes.add(listener)
      return () => minutes.delete(listener)
    },
  } as const
  let running: RunningIssuer | null = null
  void startIssuer({ package: '', machine: '', ...devices }, { clock, randomness }, ports).then((app) => {
    running = app
  })
  await turn()
  return {
    minutes,
    stop,
    open: () => running as RunningIssuer | null,
    async hears(event: IssuerEvent) {
      send(event)
      await turn()
      return running as RunningIssuer | null
    },
    failing(error: Error) {
      fails = error
    },
  }
}

it('the screen opens when the package is judged, whether it is good or not', async () => {
  const good = await started({ reader: new FakeCardReader(randomness) })
  expect(good.open()).toBeNull()
  expect((await good.hears(VERIFIED))?.view()).toMatchObject({ screen: 'locked', reader: 'absent' })
  const bad = await started({ reader: new FakeCardReader(randomness) })
  const app = await bad.hears({ type: 'start-refused', notice: notice('config-incomplete') })
  expect(app?.view()).toMatchObject({ screen: 'refused' })
})

it('a reader that goes and comes, the clock and what was pressed reach the session', async () => {
  const reader = new FakeCardReader(randomness)
  const issuer = await started({ reader })
  const app = await issuer.hears(VERIFIED)
  reader.unplug()
  expect(app?.view()).toMatchObject({ screen: 'locked', reader: 'not-there' })
  reader.plug()
  expect(app?.view()).toMatchObject({ screen: 'locked', reader: 'absent' })
  for (const listener of issuer.minutes) listener('2002-06-23T06:31' as LocalMinute)
  expect(app?.view().now).toBe('2002-06-23T06:31')
  app?.send({ type: 'language-chosen', language: 'en' })
  expect(app?.view().language).toBe('en')
})

it('two cards so fast that the reader saw no empty tray between them: the session sees one go', async () => {
  const reader = new FakeCardReader(randomness)
  const present = vi.spyOn(IssuerServices.prototype, 'present').mockReturnValue(['absent', 'card'])
  const issuer = await started({ reader })
  const seen: unknown[] = []
  const app = await issuer.hears(VERIFIED)
  app?.subscribe((view) => seen.push(view.screen === 'locked' ? view.reader : null))
  seen.length = 0
  present.mockClear()
  reader.unplug()
  expect([present.mock.calls.length, seen]).toEqual([1, ['absent', 'card']])
})

it('a scanner of tickets that is pulled out is told as away, and comes back; what it reads is sought', async () => {
  const scanner = new FakeScanner()
  const issuer = await started({ reader: new FakeCardReader(randomness), scanner })
  const { facts } = new IssuerSession()
  await issuer.hears({ type: 'package-verified', facts })
  await issuer.hears({ type: 'unlocked' })
  const none = { logBegunAnew: false, unsettled: null, roll: NO_LISTS, insideServed: [] } as const
  const books = { ...none, counts: counts(), signingKey: 'kept' } as const
  const app = await issuer.hears({ type: 'books-opened', record: openRecord(), ...books })
  const seen = (event: ScannerEvent) => {
    scanner.tell(event)
    const view = app?.view()
    return view?.screen === 'day' ? [view.scannerLost, view.desk.type] : []
  }
  expect(seen({ type: 'connected' })).toEqual([null, 'ready'])
  expect(seen({ type: 'disconnected', why: 'not-there' })).toEqual(['not-there', 'ready'])
  expect(seen({ type: 'connected' })).toEqual([null, 'ready'])
  expect(seen({ type: 'scanned', text: '0017' })).toEqual([null, 'seeking'])
})

it('a bug: the screen says that the program stopped, its words stay here, and nothing that waits is begun', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const halt = vi.spyOn(IssuerServices.prototype, 'halt')
  const reader = new FakeCardReader(randomness)
  const issuer = await started({ reader })
  const app = await issuer.hears(VERIFIED)
  reader.tray.insert(UltralightAesCard.factory(parseCardUid('04112233445566') as CardUid))
  issuer.failing(new TypeError('鈴木　愛'))
  app?.send({ type: 'pin-entered', pin: '24681012' })
  await turn()
  expect(app?.view()).toMatchObject({ screen: 'out-of-service', notice: { code: 'program-error' } })
  expect([halt.mock.calls.length, said.mock.calls.length]).toEqual([1, 1])
  expect(said.mock.calls[0]?.[0]).toMatch(/^issuer: [^(]*$/)
  expect(said.mock.calls[0]?.[0]).not.toContain('鈴木')
})

it('without devices handed in, those of the config are opened, by its paths, and closed at the end', async () => {
  const [reader, scanner] = [new FakeCardReader(randomness), new FakeScanner()]
  const closed = vi.spyOn(reader, 'close')
  const line = vi.spyOn(Pn532CardReader, 'open').mockResolvedValue(reader as unknown as Pn532CardReader)
  const socket = vi.spyOn(HidScanner, 'open').mockReturnValue(scanner as unknown as HidScanner)
  const place = { id: '05f9:2216', port: '1-1.2:1.0' }
  const issuer = await started(undefined, { reader: cardReaderOn('/dev/desk'), scanner: place })
  const app = await issuer.hears(VERIFIED)
  expect([line.mock.calls, socket.mock.calls]).toEqual([[[{ path: '/dev/desk', randomness }]], [[place]]])
  expect(app?.view()).toMatchObject({ reader: 'absent' })
  expect(scanner.heard()).toBe(true)
  await app?.stop()
  expect([closed.mock.calls.length, scanner.closed]).toEqual([1, 1])
})

it('no reader in the config: the reader is away, and nothing breaks', async () => {
  const issuer = await started({})
  const app = await issuer.hears(VERIFIED)
  expect(app?.view()).toMatchObject({ screen: 'locked', reader: 'not-there' })
  await app?.stop()
  expect(issuer.stop).toHaveBeenCalledTimes(1)
})

it('the end: nothing is heard any more, the services stop first, and what was lent is not closed', async () => {
  const [reader, scanner] = [new FakeCardReader(randomness), new FakeScanner()]
  const close = vi.spyOn(reader, 'close')
  const issuer = await started({ reader, scanner })
  const app = await issuer.hears(VERIFIED)
  expect([scanner.heard(), issuer.minutes.size]).toEqual([true, 1])
  await app?.stop()
  expect([scanner.heard(), issuer.minutes.size]).toEqual([false, 0])
  expect([issuer.stop.mock.calls.length, close.mock.calls.length, scanner.closed]).toEqual([1, 0, 0])
  reader.unplug()
  expect(app?.view()).toMatchObject({ reader: 'absent' })
})
