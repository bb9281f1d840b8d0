/**
 * The life of a process that holds keys, the same at the office and at the count. It begins with its setting and ends by itself after its
 * last answer, when it is closed, or because it died. Messages to one that has ended go nowhere.
 */
import type { HelperProcess } from './helper-process.ts'

interface Room<Setting, Reply> {
  readonly setting: Setting
  /** After this answer it ends by itself. */
  isLast(reply: Reply): boolean
  /** Every answer; null, once, when it died. */
  hear(reply: Reply | null): void
}

export class KeyRoomLife<Setting, Request, Reply> {
  readonly #helper: HelperProcess<Setting | Request, Reply>
  /** The process is gone, and everything that it held. */
  readonly ended: Promise<void>
  #isOver = false

  constructor(helper: HelperProcess<Setting | Request, Reply>, { setting, isLast, hear }: Room<Setting, Reply>) {
    this.#helper = helper
    helper.onReply((reply) => {
      this.#isOver ||= isLast(reply)
      hear(reply)
    })
    this.ended = helper.ended.then(() => {
      if (!this.#isOver) hear(null)
      this.#isOver = true
    })
    helper.send(setting)
  }

  send(request: Request): void {
    if (!this.#isOver) this.#helper.send(request)
  }

  /** Kills it, whatever is under way, with everything that it knows. Its earlier answers still arrive. */
  async close(): Promise<void> {
    this.#isOver = true
    this.#helper.kill()
    await this.ended
  }
}
