/** Projects of elections that are over, as they were kept: what a new one can begin from. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { isSystemError } from '#hardware/files/system-error.ts'
import { asLastTime, TAKEN_OVER, takenOver } from '../session/as-last-time.ts'
import type { EarlierProject } from '../session/event.ts'
import { projectOf } from '../session/project.ts'
import { RECORD_BYTES_MAX, RECORD_FILE, type RecordBroken, readRecord } from '../session/record.ts'
import { ProjectDisk } from './project-disk.ts'

const FOLDERS_MAX = 100

type Files = ReadonlyMap<string, Uint8Array>

export interface Earlier {
  /** As they counted when it was signed last. */
  readonly files: Files
  /** 照合番号 of what was signed. */
  readonly number: string
}

export type EarlierError =
  | Pick<RecordBroken, 'type' | 'line'>
  | { readonly type: 'sources-gone'; readonly path: string }
  /** Nothing was signed, or its day is not over: what is still made is no last time. */
  | { readonly type: 'earlier-not-over'; readonly path: string }
  | { readonly type: 'sources-not-as-recorded'; readonly file: string }

/** The folder itself and those below it that are projects of elections that are over. */
export async function earlierProjects(place: string, today: LocalDate): Promise<readonly EarlierProject[]> {
  const below = await readdir(place, { withFileTypes: true }).catch(() => [])
  const folders = below.filter((entry) => entry.isDirectory()).map(({ name }) => join(place, name))
  const found: EarlierProject[] = []
  for (const folder of [place, ...folders.sort()].slice(0, FOLDERS_MAX)) {
    const earlier = await readEarlier(folder, today)
    if (earlier.ok) found.push({ folder, ...takenOver(earlier.value.files) })
  }
  return found
}

async function readEarlier(folder: string, today: LocalDate): Promise<Result<Earlier, EarlierError>> {
  const bytes = await readRegular(join(folder, RECORD_FILE), RECORD_BYTES_MAX).catch(unlessGone)
  if (bytes === null) return err({ type: 'sources-gone', path: folder })
  const record = readRecord(bytes)
  if (!record.ok) return record
  const { signed } = projectOf(record.value)
  if (signed?.says == null || signed.says.date >= today) return err({ type: 'earlier-not-over', path: folder })
  const disk = new ProjectDisk(folder)
  const files = new Map<string, Uint8Array>()
  for (const name of TAKEN_OVER) {
    const hash = signed.filesLast.get(name)
    if (hash === undefined) continue
    const kept = await disk.keptFile(name, hash).catch(unlessGone)
    if (kept === null) return err({ type: 'sources-not-as-recorded', file: name })
    files.set(name, kept)
  }
  return ok({ files, number: signed.number })
}

/** The files with which a new election begins. */
export async function filesAsLastTime(
  folder: string,
  use: 'live' | 'rehearsal',
  today: LocalDate,
): Promise<Result<Earlier, EarlierError>> {
  const earlier = await readEarlier(folder, today)
  if (!earlier.ok) return earlier
  const files = asLastTime(earlier.value.files, use)
  if (files === null) return err({ type: 'sources-not-as-recorded', file: 'election.csv' })
  return ok({ ...earlier.value, files })
}

/** No project, or a stick that does not give the file: this computer's own disk is as it was. */
function unlessGone(error: unknown): null {
  if (isSystemError(error)) return null
  throw error
}
