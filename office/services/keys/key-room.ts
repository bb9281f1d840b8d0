/** The office's side of its key process: sealed passphrases go in, what was made comes out. */
import { type HelperProcess, startHelperProcess } from '#shell/helper-process.ts'
import type { RoomReply, RoomRequest, RoomSetting } from './key-messages.ts'

const SOURCE = './key-process.ts'

export class KeyRoom {
  readonly #helper: HelperProcess<RoomSetting | RoomRequest, RoomReply>
  #over = false

  /** @param hear every answer; once more with null when the process has ended without being asked to */
  constructor(setting: RoomSetting, hear: (reply: RoomReply | null) => void) {
    this.#helper = startHelperProcess({ name: 'office-key', source: new URL(SOURCE, import.meta.url) })
    this.#helper.onReply((reply) => {
      // With its answer the process is done, and ends.
      if (reply.type === 'done' || reply.type === 'failed') this.#over = true
      hear(reply)
    })
    void this.#helper.ended.then(() => {
      if (!this.#over) hear(null)
      this.#over = true
    })
    this.#helper.send(setting)
  }

  send(request: RoomRequest): void {
    if (!this.#over) this.#helper.send(request)
  }

  async close(): Promise<void> {
    this.#over = true
    this.#helper.kill()
    await this.#helper.ended
  }
}
