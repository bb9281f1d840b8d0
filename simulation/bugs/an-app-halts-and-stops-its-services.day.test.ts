/** A bug anywhere halts an app's own services, or what waits in their queue would still be begun; the end of the app ends all it hears. */
import { afterEach, expect, it, vi } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { IssuerServices } from '#issuer/services/perform.ts'
import { KioskServices } from '#kiosk/services/perform.ts'
import type { Clock } from '#shell/running-app.ts'
import { SELECTION } from './app-with-a-bug.ts'
import { issuer } from './issuer-days.ts'
import { kiosk } from './kiosk-days.ts'

afterEach(() => vi.restoreAllMocks())

// The tally is given its services whole.
it.each([
  ['kiosk', kiosk, KioskServices.prototype],
  ['issuer', issuer, IssuerServices.prototype],
])('%s', async (_name, app, services) => {
  const heard = new Set<unknown>()
  const clock: Clock = {
    kind: 'fixture',
    now: () => '2002-06-23T07:00' as LocalMinute,
    onMinute(listener) {
      heard.add(listener)
      return () => heard.delete(listener)
    },
  }
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const halt = vi.spyOn(services as KioskServices, 'halt')
  const stop = vi.spyOn(services as KioskServices, 'stop').mockResolvedValue()
  const running = await app.start(async () => {
    throw new TypeError(SELECTION)
  }, clock)
  expect(running.view()).toMatchObject(app.says)
  expect([halt.mock.calls.length, stop.mock.calls.length, heard.size]).toEqual([1, 0, 1])
  await running.stop()
  expect([stop.mock.calls.length, heard.size]).toEqual([1, 0])
})
