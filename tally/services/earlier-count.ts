/** A count that was opened before on this machine: shown again, never made again (D-32). */
import { toHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { EarlierCount } from '../session/event.ts'
import { readOpened } from './opened-stage.ts'
import { readReceived } from './received-stage.ts'
import type { StageFiles } from './stage-files.ts'

/** A count of this package; null when there is none in this directory. */
export async function readEarlierCount(files: StageFiles, election: LoadedElection): Promise<EarlierCount | null> {
  const opened = await readOpened(files)
  const received = await readReceived(files)
  const ours = toHex(election.packageHash)
  if (opened?.packageSha256 !== ours || received?.packageSha256 !== ours) return null
  const { receipt, explanations, lots } = received
  return { receipt, opened: opened.opened, explanations, lots }
}
