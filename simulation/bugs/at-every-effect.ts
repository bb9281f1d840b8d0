/** A bug at any effect: the screen opens and says so, nothing is carried out any more, and nothing of the error leaves. */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type AppUnderTest, breakAt, SELECTION } from './app-with-a-bug.ts'

/** The tests of one app. */
export function bugAtEveryEffect(name: string, app: AppUnderTest): void {
  describe(`a bug of the ${name}`, () => {
    let days: readonly (readonly unknown[])[] = []
    const said: string[] = []

    beforeAll(async () => {
      days = await app.days()
    })
    afterEach(() => vi.restoreAllMocks())

    it.each(app.effects)('at the effect "%s"', async (type) => {
      for (const name of ['log', 'info', 'warn', 'error'] as const) {
        vi.spyOn(console, name).mockImplementation((...words) => void said.push(words.join(' ')))
      }
      let tried = 0
      for (const day of days) {
        const broken = await breakAt(app, type, day)
        if (broken === null) continue
        tried++
        expect(broken.shown, 'the screen opens').not.toBeNull()
        expect(broken.shown?.[0]).toMatchObject(app.says)
        expect(broken.shown?.[1], 'and goes on saying it').toEqual(broken.shown?.[0])
        expect(broken.begunAfter, 'nothing is carried out any more').toEqual([])
        expect(JSON.stringify([said, broken.shown])).not.toContain(SELECTION)
      }
      expect(tried, 'a day on which it comes up').toBeGreaterThan(0)
    })
  })
}
