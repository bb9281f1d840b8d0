/** The owner of a stick in a slot of the office, by its contents: a wrong stick is called by its name and given back, and never emptied. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'

export type StickInSlot =
  /** Nothing is plugged in, or it cannot be read. */
  | { readonly type: 'none' }
  /** A holder's, with the share of that number. */
  | { readonly type: 'share'; readonly holder: number }
  /** A medium of machines: perhaps with votes. */
  | { readonly type: 'medium' }
  /** Package and lists for the machines of a place. */
  | { readonly type: 'list' }
  /** CSV files, kits of stations, files of machines, a voice. */
  | { readonly type: 'files' }
  | { readonly type: 'other'; readonly names: readonly string[] }

const SHARE = /^share-([1-9]\d{0,2})\.json$/
const OF_THE_FILES = ['kits', 'machines', 'voice', 'rehearsal']
const LIST_FOLDERS = ['package', 'package.in-progress']

/** @param awaited the holder whose share may be there: another one's is reported first */
export async function stickInSlot(slot: string, awaited: number | null = null): Promise<StickInSlot> {
  const names = await readdir(slot).catch(() => null)
  if (names === null) return { type: 'none' }
  // Also with a share on it: a machine would refuse such a medium.
  if (names.includes(BALLOT_BOX_FILE)) return { type: 'medium' }
  const holders = names.flatMap((name) => SHARE.exec(name)?.[1] ?? []).map(Number)
  const holder = holders.find((each) => each !== awaited) ?? holders[0]
  if (holder !== undefined) return { type: 'share', holder }
  if (names.some((name) => LIST_FOLDERS.includes(name))) return { type: 'list' }
  const hasFiles = names.some(
    (name) => OF_THE_FILES.includes(name) || name === 'election.csv' || existsSync(join(slot, name, 'election.csv')),
  )
  return hasFiles ? { type: 'files' } : { type: 'other', names }
}
