/** The signed list onto the stick of its place, and the other person's look at it. */
import { join } from 'node:path'
import type { Approver } from '#election/keys/approvers.ts'
import { err, type Result } from '#election/result.ts'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import { checkList, type ListStick, type ListStickError, putList } from '../prepare/list-stick.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { AsSigned } from './as-recorded.ts'
import { isAnotherDisk, type OfficePlaces } from './places.ts'

interface ListSlot {
  /** Where the stick is mounted. */
  readonly stick: string
  readonly places: OfficePlaces
  readonly signed: AsSigned
  readonly use: 'live' | 'rehearsal' | null
  /** Whose word the machines ask for. */
  readonly approvers: readonly Approver[]
  readonly progress: ListStick['progress']
}

type ListRefused = ListStickError | { readonly type: 'stick-not-writable'; readonly path: string }

export async function onListStick(
  { type, station, version }: Extract<OfficeEffect, { type: 'put-list' | 'check-list' }>,
  { stick, places, signed, use, approvers, progress }: ListSlot,
): Promise<Result<void, ListRefused>> {
  const directory = join(places.prepared, 'package')
  const work = { stick, directory, ...signed, approvers, station, version, progress }
  try {
    // A slot without a stick is a folder of this computer's own disk: it goes to no machine.
    if (use === 'live' && !(await isAnotherDisk(stick, places.project))) {
      return err({ type: 'stick-not-writable', path: stick })
    }
    return await (type === 'put-list' ? putList(work) : checkList(work))
  } catch (error) {
    unlessSystemError(error)
    return err({ type: 'stick-not-writable', path: stick })
  }
}
