/**
 * Reports as they came, with their signatures, since this start: who checks the district without believing this computer reads them again
 * (docs/formats/opening.md §1), whether their stick is still there or not. Declaration of lost media and round of roll lists are read beside them.
 */
import { join } from 'node:path'
import { LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE } from '#election/count/lost-media.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import { ok } from '#election/result.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import type { TallyEvent } from '../../session/event.ts'
import type { LoadedTally } from '../load.ts'
import { readLostMediaAt } from './read-lost-media.ts'
import { readReports } from './read-reports.ts'
import { readRoundsIn } from './read-roll-rounds.ts'

type ReportsRead = TallyEvent & { type: 'reports-read' }

export class ReceivedReports {
  readonly #reports = new Map<string, SignedBytes>()

  /** @param directory undefined: no place for reports is configured */
  async read(directory: string | undefined, { election, authorityPublicKey }: LoadedTally): Promise<ReportsRead> {
    if (directory === undefined) {
      return { type: 'reports-read', reports: [], lost: null, rollRound: null, refused: [] }
    }
    const read = await readReports(directory, election.electionPackage)
    const refused: ReportsRead['refused'][number][] = read.refused.map((each) => {
      return { ...each, code: each.code === 'other-election' ? 'report-of-other-election' : each.code }
    })
    const paths = { document: join(directory, LOST_MEDIA_FILE), signature: join(directory, LOST_MEDIA_SIGNATURE) }
    const declared = await atRemovable(directory, () => readLostMediaAt(paths, election, authorityPublicKey))
    const lost = declared.ok ? declared.value : ok(null)
    if (!lost.ok) refused.unshift({ file: LOST_MEDIA_FILE, code: 'lost-media-not-signed' })
    const sought = await atRemovable(directory, () => readRoundsIn(directory, election, authorityPublicKey))
    const rounds = sought.ok ? sought.value : { round: null, refused: [] }
    refused.unshift(...rounds.refused.map((file) => ({ file, code: 'roll-round-not-signed' as const })))
    for (const document of read.documents) this.#reports.set(sha256Hex(document.bytes), document)
    const beside = { lost: lost.ok ? lost.value : null, rollRound: rounds.round }
    return { type: 'reports-read', reports: read.reports, ...beside, refused }
  }

  signed(): readonly SignedBytes[] {
    return [...this.#reports.values()]
  }
}
