/** The papers of an election that is prepared: notices, guide, labels, transport lists, appointments, forms of early and absentee votes, the key ceremony's. */
import { join } from 'node:path'
import { type DocumentFonts, type DocumentHead, type MissingGlyph, paperHead } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import type { DrawnPaper } from '#documents/form.ts'
import { goneNotice } from '#documents/gone-notice.ts'
import { absenteeRecord } from '#documents/office/absentee-record.ts'
import { appointments } from '#documents/office/appointments.ts'
import { candidateNotice } from '#documents/office/candidate-notice.ts'
import { cardLabels } from '#documents/office/card-labels.ts'
import { type CeremonyRecordInput, ceremonyRecord, shareEnvelopes } from '#documents/office/ceremony-record.ts'
import { checklists } from '#documents/office/checklists.ts'
import type { StationsInput } from '#documents/office/each-station.ts'
import { earlyOath } from '#documents/office/early-oath.ts'
import { listSlips } from '#documents/office/list-slips.ts'
import { officersNotice } from '#documents/office/officers-notice.ts'
import { receipts } from '#documents/office/receipts.ts'
import { sealingLabels } from '#documents/office/sealing-labels.ts'
import { transportLists } from '#documents/office/transport-lists.ts'
import { votingGuide } from '#documents/office/voting-guide.ts'
import { witnessNominations } from '#documents/office/witness-nominations.ts'
import { drawWallCard } from '#documents/wall-card.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { clerksCard } from '#ui/clerks-card/card.ts'
import { cardOfTable } from '#ui/officers-table/card.ts'
import type { MadePaper } from '../session/papers.ts'
import { goneNotices } from './gone-notices.ts'

export interface PapersInput {
  readonly election: LoadedElection
  readonly authorityPublicKey: Uint8Array
  /** Left out: the machines get no names of approvers, and the office keeps no record. */
  readonly approvers?: readonly Approver[]
  readonly record?: CeremonyRecordInput['record']
  readonly out: string
  readonly madeAt: LocalMinute
  readonly progress: (done: number, whole: number) => void
  /** Called for each file, with its content. */
  readonly written?: (path: string, pdf: Uint8Array) => void
}

interface Drawn extends Pick<CeremonyRecordInput, 'approvers' | 'record' | 'authorityPublicKey'> {
  readonly head: DocumentHead
  readonly election: LoadedElection
}

interface Paper extends Omit<MadePaper, 'path' | 'pages'> {
  readonly file: string
  readonly draw: (of: Drawn, fonts: DocumentFonts) => Promise<DrawnPaper>
}

const ceremonyOf = ({ head, election, authorityPublicKey, approvers, record }: Drawn): CeremonyRecordInput => {
  const { electionPackage, fingerprint } = election
  return { head, electionPackage, fingerprint, authorityPublicKey, approvers, record }
}

const forAll = (name: MadePaper['name'], draw: Paper['draw']): Paper => ({
  name,
  station: null,
  file: `${name}.pdf`,
  draw,
})

/** A paper that needs stations and contests alone. */
const ofStations =
  (draw: (input: StationsInput, fonts: DocumentFonts) => Promise<DrawnPaper>): Paper['draw'] =>
  ({ head, election: { electionPackage } }, fonts) =>
    draw({ head, electionPackage }, fonts)

const PAPERS: readonly Paper[] = [
  forAll('candidate-notice', ({ head, election }, fonts) =>
    candidateNotice({ head, contests: election.electionPackage.contests, list: election.list }, fonts),
  ),
  forAll('sealing-labels', ({ head, election }, fonts) =>
    sealingLabels({ head, electionPackage: election.electionPackage }, fonts),
  ),
  forAll('voting-guide', ({ head, election: { electionPackage, list } }, fonts) => {
    const without = new Set(list.contests.flatMap(({ contest, uncontested }) => (uncontested ? [contest] : [])))
    return votingGuide({ head, contests: electionPackage.contests.filter(({ id }) => !without.has(id)) }, fonts)
  }),
  forAll('transport-lists', ({ head, election: { electionPackage, fingerprint } }, fonts) =>
    transportLists({ head, electionPackage, fingerprint }, fonts),
  ),
  forAll('list-slips', ({ head, election, record }, fonts) => listSlips({ head, election, record }, fonts)),
  forAll('card-labels', ({ head, election }, fonts) =>
    cardLabels({ head, electionPackage: election.electionPackage }, fonts),
  ),
  forAll('ceremony-record', (drawn, fonts) => ceremonyRecord(ceremonyOf(drawn), fonts)),
  forAll('share-envelopes', (drawn, fonts) => shareEnvelopes(ceremonyOf(drawn), fonts)),
  forAll('appointments', ofStations(appointments)),
  forAll('officers-notice', ofStations(officersNotice)),
  forAll('witness-nominations', ({ head, election: { electionPackage, list } }, fonts) =>
    witnessNominations({ head, contests: electionPackage.contests, list }, fonts),
  ),
  forAll('early-oath', ofStations(earlyOath)),
  forAll('absentee-record', ofStations(absenteeRecord)),
  forAll('checklists', ofStations(checklists)),
  forAll('receipts', ofStations(receipts)),
  // These two are for the wall of each station, and name no candidate.
  forAll('emergency-card', ({ head }, fonts) => drawWallCard({ head, ...cardOfTable('ja') }, fonts)),
  forAll('clerks-card', ({ head }, fonts) => drawWallCard({ head, ...clerksCard('ja') }, fonts)),
]

/** Writes the papers and returns their pages for the screen. They can be made again from the package at any time. */
export async function makePapers(input: PapersInput): Promise<Result<readonly MadePaper[], MissingGlyph>> {
  const { election, authorityPublicKey, approvers = [], record = null, out, madeAt, progress, written } = input
  const head = paperHead(election.electionPackage, madeAt)
  const fonts = await loadDocumentFonts(election)
  const papers = [...PAPERS, ...noticesOf(election, madeAt)]
  const made: MadePaper[] = []
  for (const { name, station, file, draw } of papers) {
    progress(made.length, papers.length)
    const drawn = await draw({ head, election, authorityPublicKey, approvers, record }, fonts)
    if (!drawn.ok) return err(drawn.error)
    const path = join(out, file)
    await writeWholeFile(path, drawn.value.pdf)
    written?.(path, drawn.value.pdf)
    made.push({ name, station, path, pages: drawn.value.pages })
  }
  progress(made.length, papers.length)
  return ok(made)
}

/** The notices of each station that votes on a candidate who died or withdrew. */
function noticesOf(election: LoadedElection, madeAt: LocalMinute): readonly Paper[] {
  return goneNotices(election, madeAt, null).map(({ file, notice }) => ({
    name: 'gone-notice',
    station: notice.station,
    file,
    draw: (_, fonts) => goneNotice(notice, fonts),
  }))
}
