/** What the app alone joins: when its screen opens, what reader, scanner and clock tell, and whose devices it gives back. */
import { afterEach, expect, it, vi } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import type { Scanner, ScannerEvent } from '#hardware/scanner/port.ts'
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
  facts: { contests: [], kiosks: [], stations: [] } as unknown as IssuerFacts,
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

async function started(ports: Partial<IssuerPorts>) {
  let send: (event: IssuerEvent) => void = () => {}
  vi.spyOn(IssuerServices.prototype, 'perform').mockImplementation(async (_effect, sent) => {
    send = sent
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
  void startIssuer({ package: '', machine: '' }, { clock, randomness }, ports).then((app) => {
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
  expect(app?.view()).toMatchObject({ screen: 'locked', reader: 'lost' })
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

it('no reader in the config: the reader is away, and nothing breaks', async () => {
  const issuer = await started({})
  const app = await issuer.hears(VERIFIED)
  expect(app?.view()).toMatchObject({ screen: 'locked', reader: 'lost' })
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
