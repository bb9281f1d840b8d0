/** The signed list onto the stick of its place, and the other person's look at it. */
import { join } from 'node:path'
import type { Approver } from '#election/keys/approvers.ts'
import type { Result } from '#election/result.ts'
import { checkList, type ListStick, type ListStickError, putList } from '../prepare/list-stick.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { AsSigned } from './as-recorded.ts'
import { type NotWritable, onStick, type StickSlot } from './on-stick.ts'
import type { OfficePlaces } from './places.ts'

interface ListSlot extends Omit<StickSlot, 'project'> {
  readonly places: OfficePlaces
  readonly signed: AsSigned
  /** Whose word the machines ask for. */
  readonly approvers: readonly Approver[]
  readonly progress: ListStick['progress']
}

export async function onListStick(
  { type, station, version }: Extract<OfficeEffect, { type: 'put-list' | 'check-list' }>,
  { stick, places, signed, use, approvers, progress }: ListSlot,
): Promise<Result<void, ListStickError | NotWritable>> {
  const directory = join(places.prepared, 'package')
  const work = { stick, directory, ...signed, approvers, station, version, progress }
  return onStick({ stick, project: places.project, use }, () => (type === 'put-list' ? putList(work) : checkList(work)))
}
