/** An act of a hand meets a bug: the desk's page shows it, no hand moves any more, and all machines are switched off. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { systemClock } from '#shell/system-clock.ts'
import { until } from '#simulation/doors/door.ts'
import { type RunningDesk, startDesk } from './app.ts'
import { GuidedDesk } from './guide/guided-desk.ts'
import { layOutDesk, OWN_SET } from './prepare-desk.ts'
import type { DeskView } from './session/view.ts'
import { DeskStation } from './station/station.ts'

const home = mkdtempSync(join(tmpdir(), 'ippyo-broken-desk-'))
let station: DeskStation
let desk: RunningDesk

beforeAll(async () => {
  await buildScreens()
  const randomness = secureRandomness()
  const today = systemClock().now()
  const prepared = await layOutDesk({ sources: OWN_SET, use: 'fixture', home, randomness, now: today, say: () => {} })
  station = await DeskStation.furnish(prepared, randomness, () => 'http://127.0.0.1:1')
  desk = await startDesk(new GuidedDesk(station))
})

afterAll(async () => {
  await desk?.stop()
  rmSync(home, { recursive: true, force: true })
})

function seen(what: string, holds: (view: DeskView) => boolean): Promise<true> {
  return until(
    desk,
    what,
    (view) => holds(view) || undefined,
    ({ apps }) => JSON.stringify(apps),
  )
}

const powers = () => new Set(station.view().apps.map(({ power }) => power))
const placeOf = (card: string) => station.cards.views().find(({ id }) => id === card)?.place

it('stops the whole desk', async () => {
  const issuer = station.issuer.plan.id
  desk.send({ type: 'power', app: issuer, on: true })
  await seen('the issuer', ({ apps }) => apps.some(({ power }) => power === 'on'))
  desk.send({ type: 'card-moved', card: 'voting-1', to: 'hand' })
  await seen('a card in the hand', () => placeOf('voting-1') === 'hand')

  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  // The directory for shares is gone, which no act on the desk can do.
  rmSync(join(station.prepared.directory, 'shares-given'), { recursive: true })
  desk.send({ type: 'share-moved', share: 1, given: true })
  desk.send({ type: 'card-moved', card: 'voting-1', to: 'returned' })
  await seen('the words for a bug', ({ programError }) => programError)
  desk.send({ type: 'card-moved', card: 'voting-1', to: 'returned' })
  desk.send({ type: 'play-step' })
  await desk.stop()

  expect(placeOf('voting-1')).toBe('hand')
  // The spares were never taken out of their boxes.
  expect(powers()).toEqual(new Set(['off', 'stored']))
  expect(said.mock.calls.map(([words]) => words)).toEqual([expect.stringContaining('desk: プログラムの誤り')])
})
