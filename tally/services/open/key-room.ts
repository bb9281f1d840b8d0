/** The tally's side of the process that opens this machine's own key. */

import { assert } from '#election/assert.ts'
import type { TallyMachine } from '#election/count/tally-machine.ts'
import { err, ok, type Result } from '#election/result.ts'
import { KeyRoomLife } from '#shell/key-room-life.ts'
import { startHelper } from '../helper-process.ts'
import type { KeyReply, KeyRequest, KeySetting, UnlockRefusal } from './key-messages.ts'

export interface KeyRoom {
  /** The public key to which the passphrase is encrypted; null: the process ended before it sent the key. */
  readonly sealTo: Promise<string | null>
  /** Opens this machine's own signing key with its passphrase (X-C5). */
  unlock(file: Uint8Array, machine: TallyMachine, sealed: string): Promise<Result<Uint8Array, UnlockRefusal>>
  close(): Promise<void>
}

export function openKeyRoom(): KeyRoom {
  // There is one question at a time; if the process ends, its answer is null.
  let answered: (reply: KeyReply | null) => void = () => {}
  const life = new KeyRoomLife<KeySetting, KeyRequest, KeyReply>(startHelper('key'), {
    setting: { type: 'setting' },
    isLast: ({ type }) => type === 'unlocked',
    hear: (reply) => answered(reply),
  })
  const nextAnswer = () =>
    new Promise<KeyReply | null>((resolve) => {
      answered = resolve
      void life.ended.then(() => resolve(null))
    })
  const ready = nextAnswer()
  return {
    sealTo: ready.then((answer) => (answer?.type === 'ready' ? answer.sealTo : null)),
    async unlock(file, { signingKey }, sealed) {
      const reply = nextAnswer()
      life.send({ type: 'unlock', file, machine: { signingKey }, sealed })
      const answer = await reply
      if (answer === null) return err({ type: 'unlock-process-ended' })
      if (answer.type === 'unlock-refused') return err(answer.refusal)
      assert(answer.type === 'unlocked', 'key room: the answer to an unlock')
      return ok(answer.secretKey)
    },
    close: () => life.close(),
  }
}
