/** A stick must be in the slot of files before anything is written or read there. */
import { err, type Result } from '#election/result.ts'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import { isAnotherDisk } from './places.ts'

export interface StickSlot {
  /** Where the stick is mounted. */
  readonly stick: string
  /** The project, on this computer's own disk. */
  readonly project: string
  readonly use: 'live' | 'rehearsal' | null
}

export interface NotWritable {
  readonly type: 'stick-not-writable'
  readonly path: string
}

/** A slot without a stick is a folder of this computer's own disk: it goes to no machine, and a kit's secret would stay there. */
export async function onStick<Done, Failure>(
  { stick, project, use }: StickSlot,
  work: () => Promise<Result<Done, Failure>>,
  path: string = stick,
): Promise<Result<Done, Failure | NotWritable>> {
  try {
    const isThere = use !== 'live' || (await isAnotherDisk(stick, project))
    return isThere ? await work() : err({ type: 'stick-not-writable', path })
  } catch (error) {
    unlessSystemError(error)
    return err({ type: 'stick-not-writable', path })
  }
}
