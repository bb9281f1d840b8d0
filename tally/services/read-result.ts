/** A count that was finished here, read again without its key: nothing of it can change, so nobody has to open it. */
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { TallyResult } from '../session/effect.ts'
import type { TallyEvent } from '../session/event.ts'
import { resultOf } from '../session/questions.ts'
import { initialState } from '../session/state.ts'
import { step } from '../session/step.ts'
import { KeptAnnouncements } from './announcements.ts'
import { type EarlierCountRefusal, readEarlierCount } from './earlier-count.ts'
import { findTallyMachine } from './machine-key.ts'
import { KeptMinutes } from './minutes.ts'
import { stageFiles } from './stage-files.ts'

export type ReadResultRefusal =
  | EarlierCountRefusal
  | { readonly type: 'no-count-there' }
  | { readonly type: 'not-final' }

/**
 * @param out output of the count (`count --out`); its own tally-machine.json says whose signatures hold, and the commission's signature
 *   says whether that machine may
 * @param now what the exports say of when they were made
 */
export async function readResult(
  out: string,
  { election, authorityPublicKey }: { readonly election: LoadedElection; readonly authorityPublicKey: Uint8Array },
  now: LocalMinute,
): Promise<Result<TallyResult, ReadResultRefusal>> {
  const files = stageFiles(out)
  const machine = await findTallyMachine(files.directory, election.electionPackage, authorityPublicKey)
  files.signer.machine = machine
  const electionId = () => election.electionPackage.electionId
  const announced = new KeptAnnouncements(out, files, electionId)
  const earlier = await readEarlierCount(files, announced, election, authorityPublicKey)
  if (!earlier.ok) return err(earlier.error)
  if (earlier.value === null || machine === null) return err({ type: 'no-count-there' })
  const minutes = await new KeptMinutes(out, files, electionId).readAll(machine)
  if (!minutes.ok) return err({ type: 'count-changed', file: minutes.error.file })
  const events: readonly TallyEvent[] = [
    { type: 'loaded', election, earlier: earlier.value, machineKey: 'locked', minutes: minutes.value },
    // The session shows an earlier count to a person who opened this machine. Its effects, which would sign it again, are not carried out.
    { type: 'unlocked' },
    { type: 'screen', event: { type: 'choose-mode', mode: 'count' } },
  ]
  const result = resultOf(events.reduce((state, event) => step(state, event).state, initialState(0, now)))
  return result?.final === true ? ok(result) : err({ type: 'not-final' })
}
