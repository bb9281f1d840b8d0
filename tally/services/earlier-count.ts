/** A count that was opened before on this machine: shown again, never made again (D-32). */
import { toHex } from '#election/bytes.ts'
import { TALLY_MACHINE_FILE } from '#election/count/tally-machine.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { EarlierCount } from '../session/event.ts'
import type { KeptAnnouncements } from './announcements.ts'
import { papersThere } from './documents/kept-papers.ts'
import { bundleAsOpened, MANIFEST } from './mix/write-bundle.ts'
import { readMerged } from './open/merged-file.ts'
import { readOpened } from './opened-stage.ts'
import { readLostMediaAt } from './receive/read-lost-media.ts'
import { readRoundAt } from './receive/read-roll-rounds.ts'
import { readReceived, roundInStage } from './received-stage.ts'
import { changed, isSigned, isThere, namesMachine, type StageChanged, type StageFiles } from './stage-files.ts'
import { readCounted } from './write-stages.ts'

export type EarlierCountRefusal =
  | { readonly type: 'lost-media-not-signed' | 'roll-round-not-signed' }
  /** A file of it is not as this machine signed it, is of another count, or is gone. */
  | { readonly type: 'count-changed'; readonly file: string }
  /** A count is here, and nothing says whose signatures hold. */
  | { readonly type: 'tally-not-personalised' }

const FIRST_ANNOUNCEMENT = 'announcements/001.json'

/** Null: nothing was opened here. An opened result is believed only with every stage before and after it. */
export async function readEarlierCount(
  files: StageFiles,
  announced: KeptAnnouncements,
  election: LoadedElection,
  authorityPublicKey: Uint8Array,
): Promise<Result<EarlierCount | null, EarlierCountRefusal>> {
  const [opened, counted, reconciled] = await Promise.all(
    (['3-opened', '4-counted', '5-reconciled'] as const).map((stage) => isThere(files, stage)),
  )
  if (!opened && !counted && !reconciled) {
    // An announcement is never made again: the count that it belonged to is gone.
    return (await announced.isAny()) ? err({ type: 'count-changed', file: FIRST_ANNOUNCEMENT }) : ok(null)
  }
  if (files.signer.machine === null) return err({ type: 'tally-not-personalised' })
  if (!(await namesMachine(files))) return err({ type: 'count-changed', file: TALLY_MACHINE_FILE })
  const read = await readStages(files)
  if (!read.ok) return err({ type: 'count-changed', file: read.error.file })
  const { received, ...stages } = read.value
  const ours = toHex(election.packageHash)
  if (received.packageSha256 !== ours) return err({ type: 'count-changed', file: changed('1-received').file })
  // Declarations of lost media are believed by the commission's signature only, never from a disk.
  const lost = await readLostMediaAt(files.lostMedia, election, authorityPublicKey)
  const told = lost.ok ? JSON.stringify(lost.value?.lost ?? []) : null
  if (!lost.ok || told !== JSON.stringify(received.lost)) return err({ type: 'lost-media-not-signed' })
  const rollRound = await readRoundAt(files.rollRound, election, authorityPublicKey)
  const ofStage = rollRound.ok ? rollRound.value && roundInStage(rollRound.value) : null
  if (!rollRound.ok || JSON.stringify(ofStage) !== JSON.stringify(received.rollRound)) {
    return err({ type: 'roll-round-not-signed' })
  }
  const announcements = await announced.readAll(files.signer.machine)
  if (!announcements.ok) return err({ type: 'count-changed', file: announcements.error.file })
  const papers = await papersThere(files.out)
  const { manifest, ...known } = stages
  const bundle = await bundleAsOpened(files, manifest)
  if (bundle === null) return err({ type: 'count-changed', file: `bundle/${MANIFEST}` })
  return ok({
    ...known,
    bundle,
    papers,
    announcements: announcements.value,
    receipt: { ...received.receipt, lost: lost.value, rollRound: rollRound.value },
  })
}

/** In their order: each says what the one before it was. */
async function readStages(files: StageFiles) {
  const received = await readReceived(files)
  if (!received.ok) return received
  const merged = await readMerged(files)
  if (!merged.ok) return merged
  const opened = await readOpened(files)
  if (!opened.ok) return opened
  const counted = await readCounted(files)
  if (!counted.ok) return counted
  const reconciled = await isSigned(files, '5-reconciled')
  const gone = (stage: Parameters<typeof changed>[0]): Result<never, StageChanged> => err(changed(stage))
  if (received.value === null) return gone('1-received')
  if (!merged.value) return gone('2-merged')
  if (opened.value === null) return gone('3-opened')
  // A cut between the two leaves the last one unwritten, never alone.
  if (reconciled === false) return gone('5-reconciled')
  if (reconciled === true && counted.value === null) return gone('4-counted')
  const { explanations, zeroCheck, holders } = received.value
  const said = counted.value ?? { explanations, paper: new Map(), lots: new Map() }
  const { bundle: manifest, secondMix, opened: sums } = opened.value
  return ok({ received: received.value, opened: sums, manifest, secondMix, zeroCheck, holders, ...said })
}
