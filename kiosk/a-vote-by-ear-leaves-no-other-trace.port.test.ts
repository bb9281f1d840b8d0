/** PRX-11, LAW-02: who voted by ear, and who by hand, leaves the same bytes on both media, in the log and on the machine's own disk. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Presentation } from '#election/card/voting-card.ts'
import { PollingStation, type Prepared, prepareSmall } from '#simulation/rooms/polling-station.ts'

let prepared: Prepared
beforeAll(async () => {
  prepared = await prepareSmall()
})
afterAll(() => prepared.remove())

/** The first candidate of each contest, by each voter in their way; the same randomness and the same minutes on every such day. */
async function dayOf(voters: readonly Presentation[]): Promise<ReadonlyMap<string, string>> {
  const station = new PollingStation(prepared, 'no other trace')
  try {
    const officer = await station.operatorCard()
    await station.open(officer)
    for (const presentation of voters) {
      const card = await station.issueOutside({ presentation })
      if (presentation === 'normal') await station.voteBoth(card)
      else await byEar(station, card)
      station.minutePasses()
    }
    await station.close(officer)
    await station.powerOff()
    return filesBelow(station.media(), station.disk())
  } finally {
    await station.remove()
  }
}

async function byEar(
  station: PollingStation,
  card: Awaited<ReturnType<PollingStation['issueOutside']>>,
): Promise<void> {
  station.reader.tray.insert(card)
  for (const phase of ['hear', 'how-to', 'choose', 'confirm', 'recorded', 'choose', 'confirm'] as const) {
    await station.showsPhase(phase)
    if (phase === 'choose') station.keypad.press('down')
    station.hear()
    station.keypad.press('select')
  }
  await station.shows('take-card')
  station.reader.tray.remove()
  await station.shows('waiting')
}

function filesBelow(...places: readonly string[]): ReadonlyMap<string, string> {
  const files = places.flatMap((place) =>
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name).slice(place.length), entry] as const),
  )
  return new Map(files.map(([name, entry]) => [name, readFileSync(join(entry.parentPath, entry.name)).toString('hex')]))
}

it('media, log and own disk are the same byte for byte', async () => {
  const byHand = await dayOf(['normal', 'normal', 'normal'])
  const mixed = await dayOf(['audio', 'normal', 'audio'])
  expect([...byHand.keys()].filter((name) => name.includes('ballot-box'))).toHaveLength(2)
  expect([...mixed.keys()]).toEqual([...byHand.keys()])
  for (const [name, bytes] of byHand) expect(mixed.get(name) === bytes, name).toBe(true)
})
