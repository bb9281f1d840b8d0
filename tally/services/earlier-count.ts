/** A count that was opened before on this machine: shown again, never made again (D-32). */
import { toHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { EarlierCount } from '../session/event.ts'
import { readOpened } from './opened-stage.ts'
import { readLostMediaAt } from './receive/read-lost-media.ts'
import { readReceived } from './received-stage.ts'
import type { StageFiles } from './stage-files.ts'

/** A count of this package; null when there is none in this directory. */
export async function readEarlierCount(
  files: StageFiles,
  election: LoadedElection,
  authorityPublicKey: Uint8Array,
): Promise<Result<EarlierCount | null, 'lost-media-not-signed'>> {
  const opened = await readOpened(files)
  const received = await readReceived(files)
  const ours = toHex(election.packageHash)
  if (opened?.packageSha256 !== ours || received?.packageSha256 !== ours) return ok(null)
  const { receipt, explanations, lots } = received
  // What it was counted without is believed of nobody's disk: only of the commission's signature.
  const lost = await readLostMediaAt(files.lostMedia, election, authorityPublicKey)
  const told = lost.ok ? JSON.stringify(lost.value?.lost ?? []) : null
  if (!lost.ok || told !== JSON.stringify(received.lost)) return err('lost-media-not-signed')
  return ok({ receipt: { ...receipt, lost: lost.value }, opened: opened.opened, explanations, lots })
}
