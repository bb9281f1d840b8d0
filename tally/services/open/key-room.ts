/** The tally's side of the key process: shares go in, sums come out. */

import { assert } from '#election/assert.ts'
import { recordGroundsOf } from '#election/ballot/records-opener.ts'
import { asOpenedDistrict, type DistrictRecords, type OpenedDistrict } from '#election/count/district.ts'
import type { TallyMachine } from '#election/count/tally-machine.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { CombineError } from '#election/keys/share-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { KeyRoomLife } from '#shell/key-room-life.ts'
import { startHelper } from '../helper-process.ts'
import type { KeyReply, KeyRequest, KeySetting, ShareRefusal, UnlockRefusal } from './key-messages.ts'

export type OpenRefusal =
  | CombineError
  /** The file of stage 2 is not there or not whole. */
  | { readonly type: 'source-unreadable' }
  /** The key process ended; shares must be given again. */
  | { readonly type: 'key-process-ended' }

export interface KeyRoom {
  /** The public key to which passphrases are encrypted; null: the process ended before it sent the key. */
  readonly sealTo: Promise<string | null>
  giveShare(index: number, file: Uint8Array, sealed: string): Promise<Result<void, ShareRefusal | OpenRefusal>>
  /** Ends the key process, also when it refuses: the key exists for this one opening. */
  open(records: DistrictRecords, progress: (opened: number) => void): Promise<Result<OpenedDistrict, OpenRefusal>>
  /** Opens this machine's own signing key with its passphrase (X-C5). */
  unlock(file: Uint8Array, machine: TallyMachine, sealed: string): Promise<Result<Uint8Array, UnlockRefusal>>
  close(): Promise<void>
}

/** @param election the election whose holders give their shares; null: only the machine's own key is opened */
export function openKeyRoom(election: LoadedElection | null): KeyRoom {
  // There is one question at a time; if the process ends, its answer is null.
  let answered: (reply: KeyReply | null) => void = () => {}
  let progress: (opened: number) => void = () => {}
  const life = new KeyRoomLife<KeySetting, KeyRequest, KeyReply>(startHelper('key'), {
    setting: { type: 'setting', electionPackage: election?.electionPackage ?? null },
    isLast: ({ type }) => type === 'opened' || type === 'key-refused' || type === 'source-unreadable',
    hear: (reply) => (reply?.type === 'opening' ? progress(reply.opened) : answered(reply)),
  })
  const nextAnswer = () =>
    new Promise<KeyReply | null>((resolve) => {
      answered = resolve
      void life.ended.then(() => resolve(null))
    })
  const ask = (request: KeyRequest) => {
    const reply = nextAnswer()
    life.send(request)
    return reply
  }
  const ready = nextAnswer()
  return {
    sealTo: ready.then((answer) => (answer?.type === 'ready' ? answer.sealTo : null)),
    async giveShare(index, file, sealed) {
      const answer = await ask({ type: 'share', index, file, sealed })
      if (answer === null) return err({ type: 'key-process-ended' })
      if (answer.type === 'share-refused') return err(answer.refusal)
      assert(answer.type === 'share-held', 'key room: the answer to a share')
      return ok()
    },
    async open(records, opened) {
      progress = opened
      assert(election !== null, 'key room: shares came')
      const job = { source: records.source, count: records.count, grounds: recordGroundsOf(election) }
      const answer = await ask({ type: 'open', job })
      await life.ended
      if (answer === null) return err({ type: 'key-process-ended' })
      if (answer.type === 'key-refused') return err(answer.refusal)
      if (answer.type === 'source-unreadable') return err({ type: 'source-unreadable' })
      assert(answer.type === 'opened', 'key room: the answer to an opening')
      return ok(asOpenedDistrict(answer.parts))
    },
    async unlock(file, { signingKey }, sealed) {
      const answer = await ask({ type: 'unlock', file, machine: { signingKey }, sealed })
      if (answer === null) return err({ type: 'unlock-process-ended' })
      if (answer.type === 'unlock-refused') return err(answer.refusal)
      assert(answer.type === 'unlocked', 'key room: the answer to an unlock')
      return ok(answer.secretKey)
    },
    close: () => life.close(),
  }
}
