/** Fingers on a glass: what Chromium's own touch input is given, so that its gestures are the real ones. */
import type { CDPSession, Page } from '@playwright/test'
import { assert } from '#election/assert.ts'

interface Point {
  readonly x: number
  readonly y: number
}

export class Fingers {
  readonly page: Page
  readonly #wire: CDPSession

  private constructor(page: Page, wire: CDPSession) {
    this.page = page
    this.#wire = wire
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(page, await page.context().newCDPSession(page))
  }

  /** Pixels; the ball of a hand has a large radius. */
  async down(points: readonly Point[], radius = 6): Promise<void> {
    await this.#send('touchStart', points, radius)
  }

  async move(points: readonly Point[]): Promise<void> {
    await this.#send('touchMove', points, 6)
  }

  /** One of several, by its place among those that went down. */
  async lift({ x, y }: Point, id: number): Promise<void> {
    await this.#wire.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [{ x, y, id }] })
  }

  async up(): Promise<void> {
    await this.#send('touchEnd', [], 6)
  }

  async tap(point: Point, times = 1): Promise<void> {
    for (let i = 0; i < times; i++) {
      await this.down([point])
      await this.up()
    }
  }

  async middleOf(selector: string, nth = 0): Promise<Point> {
    const box = await this.page.locator(selector).nth(nth).boundingBox()
    assert(box !== null, `fingers: ${selector} is on the page`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[], radius: number): Promise<void> {
    const touchPoints = points.map((point, id) => ({ ...point, id, radiusX: radius, radiusY: radius }))
    await this.#wire.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}
