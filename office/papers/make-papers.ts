/** The papers of an election that is prepared: notices of candidates, guide, labels, transport lists, the key ceremony's record and envelopes. */
import { join } from 'node:path'
import type { DocumentFonts, DocumentHead, MadeDocument, MissingGlyph } from '#documents/document.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { goneNotice } from '#documents/gone-notice.ts'
import { candidateNotice } from '#documents/office/candidate-notice.ts'
import { cardLabels } from '#documents/office/card-labels.ts'
import { ceremonyRecord, shareEnvelopes } from '#documents/office/ceremony-record.ts'
import { listSlips } from '#documents/office/list-slips.ts'
import { sealingLabels } from '#documents/office/sealing-labels.ts'
import { transportLists } from '#documents/office/transport-lists.ts'
import { votingGuide } from '#documents/office/voting-guide.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { type PackageDirectoryError, readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { goneNotices } from './gone-notices.ts'

export interface PapersInput {
  /** The election package. */
  readonly directory: string
  readonly authorityPublicKey: Uint8Array
  readonly out: string
  readonly madeAt: LocalMinute
  readonly progress: (done: number, whole: number) => void
}

type Draw = (of: Drawn, fonts: DocumentFonts) => Promise<MadeDocument>

interface Drawn {
  readonly head: DocumentHead
  readonly election: LoadedElection
  readonly authorityPublicKey: Uint8Array
}

const ceremonyOf = ({ head, election, authorityPublicKey }: Drawn) => {
  const { electionPackage, fingerprint } = election
  return { head, electionPackage, fingerprint, authorityPublicKey }
}

const PAPERS: readonly (readonly [file: string, draw: Draw])[] = [
  [
    'candidate-notice.pdf',
    ({ head, election }, fonts) =>
      candidateNotice({ head, contests: election.electionPackage.contests, list: election.list }, fonts),
  ],
  [
    'sealing-labels.pdf',
    ({ head, election }, fonts) => sealingLabels({ head, electionPackage: election.electionPackage }, fonts),
  ],
  [
    'voting-guide.pdf',
    ({ head, election: { electionPackage, list } }, fonts) => {
      const without = new Set(list.contests.flatMap(({ contest, uncontested }) => (uncontested ? [contest] : [])))
      return votingGuide({ head, contests: electionPackage.contests.filter(({ id }) => !without.has(id)) }, fonts)
    },
  ],
  [
    'transport-lists.pdf',
    ({ head, election: { electionPackage, fingerprint } }, fonts) =>
      transportLists({ head, electionPackage, fingerprint }, fonts),
  ],
  ['list-slips.pdf', ({ head, election }, fonts) => listSlips({ head, election }, fonts)],
  [
    'card-labels.pdf',
    ({ head, election }, fonts) => cardLabels({ head, electionPackage: election.electionPackage }, fonts),
  ],
  ['ceremony-record.pdf', (drawn, fonts) => ceremonyRecord(ceremonyOf(drawn), fonts)],
  ['share-envelopes.pdf', (drawn, fonts) => shareEnvelopes(ceremonyOf(drawn), fonts)],
]

/** @returns paths of the files; they are made again from the package as often as it takes */
export async function makePapers(
  input: PapersInput,
): Promise<Result<readonly string[], PackageDirectoryError | MissingGlyph>> {
  const { directory, authorityPublicKey, out, madeAt, progress } = input
  const election = await readPackageDirectory(directory, authorityPublicKey, nativeChecks)
  if (!election.ok) return election
  const { use, rules } = election.value.electionPackage
  const { title: electionTitle, municipality, date } = rules
  const head: DocumentHead = { use, electionTitle, municipality, date, madeAt }
  const fonts = await loadDocumentFonts(election.value.files.get('fonts/names.ttf') ?? null)
  const papers = [...PAPERS, ...noticesOf(election.value, madeAt)]
  const made: string[] = []
  for (const [file, draw] of papers) {
    progress(made.length, papers.length)
    const drawn = await draw({ head, election: election.value, authorityPublicKey }, fonts)
    if (!drawn.ok) return err(drawn.error)
    const path = join(out, file)
    await writeWholeFile(path, drawn.value)
    made.push(path)
  }
  progress(made.length, papers.length)
  return ok(made)
}

/** Of each station that votes on somebody who stands no more. */
function noticesOf(election: LoadedElection, madeAt: LocalMinute): typeof PAPERS {
  return [...goneNotices(election, madeAt, null)].map(([file, notice]) => [
    file,
    (_, fonts) => goneNotice(notice, fonts),
  ])
}
