/** The tally's side of one holder's process: a share goes in, files come out. */
import { KeyRoomLife } from '#shell/key-room-life.ts'
import { startHelper } from '../helper-process.ts'
import type { HolderReply, HolderRequest, HolderSetting, ListProgress } from '../mix/list-messages.ts'

type Answer = Exclude<HolderReply, ListProgress | { readonly type: 'ready' }>

export class HolderRoom {
  /** The key to which the passphrase is sealed; null when the process ended before it could say. */
  readonly sealTo: Promise<string | null>
  readonly #life: KeyRoomLife<HolderSetting, HolderRequest, HolderReply>
  #answered: (reply: HolderReply | null) => void = () => {}
  #work: (done: number) => void = () => {}
  /** Work of the check, which began before the holder came. */
  #before = 0

  constructor(setting: Omit<HolderSetting, 'type'>) {
    const ready = this.#next()
    this.#life = new KeyRoomLife<HolderSetting, HolderRequest, HolderReply>(startHelper('holder'), {
      setting: { type: 'setting', ...setting },
      isLast: ({ type }) => type !== 'ready' && type !== 'work' && type !== 'share-refused',
      hear: (reply) => (reply?.type === 'work' ? this.#worked(reply.done) : this.#answered(reply)),
    })
    this.sealTo = this.#orNull(ready).then((reply) => (reply?.type === 'ready' ? reply.sealTo : null))
  }

  /** Null: it has ended without an answer. */
  async give(request: HolderRequest, work: (done: number) => void): Promise<Answer | null> {
    this.#work = work
    work(this.#before)
    const answer = this.#next()
    this.#life.send(request)
    return (await this.#orNull(answer)) as Answer | null
  }

  close(): Promise<void> {
    return this.#life.close()
  }

  #worked(done: number): void {
    this.#before += done
    this.#work(done)
  }

  /** A process that has died answers nothing. */
  #orNull(answer: Promise<HolderReply | null>): Promise<HolderReply | null> {
    return Promise.race([answer, this.#life.ended.then(() => null)])
  }

  #next(): Promise<HolderReply | null> {
    return new Promise((resolve) => {
      this.#answered = resolve
    })
  }
}
