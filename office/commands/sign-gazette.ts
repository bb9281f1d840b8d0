/**
 * `ippyo sign-gazette` signs gazette and posters of the voter's page with the commission's key (docs/formats/voter-page.md §5). It checks
 * each file and shows the list before it asks for the passphrase, so a person who wants another list can stop there.
 */
import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { type Candidate, shownName } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { onlineGazetteFingerprint } from '#election/keys/fingerprint.ts'
import {
  GAZETTE_BYTES_MAX,
  GAZETTE_FILE_BYTES_MAX,
  type Gazette,
  type GazetteFile,
  parseGazette,
  signGazette,
} from '#election/online/gazette.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { fill } from '#ui/messages/message.ts'
import { signGazetteRefusals, signGazetteWords } from '#ui/messages/sign-gazette.ts'
import { PUBLIC } from '../files/write-files.ts'
import {
  electionToSign,
  jsonAt,
  type SigningOptions,
  signedByOffice,
  signingCommand,
} from '../online/what-is-signed.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { onOneLine } from '../terminal/plain-text.ts'
import { refuseIn } from '../terminal/refusals.ts'

interface SignGazetteOptions extends SigningOptions {
  readonly list: string
}

export function register(program: Command, io: () => OfficeIo): void {
  signingCommand(program, 'sign-gazette', 'list').action(async (_options, command: Command) =>
    signing(command.optsWithGlobals(), io()),
  )
}

async function signing(options: SignGazetteOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const election = await electionToSign(options, io)
  if (election === null) return
  const made = await madeOf(options.list, election)
  if (!made.ok) return refuseIn(signGazetteRefusals, io, made.error, { json })
  const { files, gazette } = made.value
  for (const line of inWords(gazette, election, io)) io.err(line)
  const signed = await signedByOffice(options, io, (key) => signGazette(gazette, key))
  if (signed === null) return
  const { bytes, signature } = signed
  const at = (...names: readonly string[]) => join(options.out, ...names)
  await mkdir(at('gazette'), { recursive: true })
  for (const [name, content] of files) await writeWholeFile(at('gazette', name), content, PUBLIC)
  await writeWholeFile(at('gazette.sig'), signature, PUBLIC)
  await writeWholeFile(at('gazette.json'), bytes, PUBLIC)
  const { out } = options
  const number = onlineGazetteFingerprint(nativeChecks.sha256(bytes))
  const told = { out, number }
  io.out(json ? JSON.stringify({ ...told, files: files.size }) : fill(signGazetteWords.done[io.language], told))
}

type Refusal =
  | { readonly type: 'gazette-no-json'; readonly path: string }
  | { readonly type: 'gazette-file'; readonly name: string }
  | { readonly type: 'gazette-wrong'; readonly where: string }

interface Made {
  readonly gazette: Gazette
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The files are in the directory of the list that names them. */
async function madeOf(path: string, election: LoadedElection): Promise<Result<Made, Refusal>> {
  const written = await jsonAt(path, GAZETTE_BYTES_MAX)
  if (written === null) return err({ type: 'gazette-no-json', path })
  const files = new Map<string, Uint8Array>()
  for (const name of namesIn(written.value)) {
    const bytes = await readRegular(join(dirname(path), name), GAZETTE_FILE_BYTES_MAX).catch(() => null)
    if (bytes === null || !isWhatItsNameSays(name, bytes)) return err({ type: 'gazette-file', name })
    files.set(name, bytes)
  }
  const { electionPackage, list } = election
  const { contests, electionId } = electionPackage
  const gazette = parseGazette(written.value, (name) => fileOf(name, files.get(name)), { contests, electionId })
  if (!gazette.ok) return err({ type: 'gazette-wrong', where: gazette.error })
  // A question's choices have their pictures in the list itself, and no second ones.
  const people = list.contests.filter((_, at) => contests[at]?.question === undefined)
  const known = new Set(people.flatMap(({ candidates }) => candidates.map(({ id }) => id)))
  const isKnown = gazette.value.posters.every(({ candidate }) => known.has(candidate))
  return isKnown ? ok({ gazette: gazette.value, files }) : err({ type: 'gazette-wrong', where: 'posters.candidate' })
}

const NAME = /^[0-9A-Za-z_-]{1,60}\.(?:pdf|png|jpg)$/

/** Only names of this plain form are read, so that no name leads out of the list's directory. */
function namesIn(written: unknown): readonly string[] {
  if (typeof written !== 'object' || written === null) return []
  const entries = Object.values(written).flatMap((each) => (Array.isArray(each) ? each : []))
  return entries.map((entry) => String(Object(entry).file)).filter((name) => NAME.test(name))
}

const BEGINNINGS: Readonly<Record<string, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  png: [0x89, 0x50, 0x4e, 0x47],
  jpg: [0xff, 0xd8, 0xff],
}

function isWhatItsNameSays(name: string, bytes: Uint8Array): boolean {
  return (BEGINNINGS[name.split('.')[1] ?? ''] ?? []).every((byte, at) => bytes[at] === byte)
}

function fileOf(name: string, bytes: Uint8Array | undefined): GazetteFile | null {
  if (bytes === undefined) return null
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function inWords(
  gazette: Gazette,
  { electionPackage, list }: LoadedElection,
  { language }: OfficeIo,
): readonly string[] {
  const candidates = new Map<number, Candidate>(
    list.contests.flatMap((entry) => entry.candidates).map((each) => [each.id, each]),
  )
  const titleOf = (id: string) => electionPackage.contests.find((each) => each.id === id)?.title ?? id
  const nameOf = (id: number) => {
    const found = candidates.get(id)
    return found === undefined ? '' : shownName(found)
  }
  return [
    ...gazette.gazettes.map(({ contest, file, title }) => onOneLine(`${titleOf(contest)}　${title}　${file.name}`)),
    ...gazette.posters.map(({ candidate, file }) => onOneLine(`${nameOf(candidate)}　${file.name}`)),
    signGazetteWords.sign[language],
  ]
}
