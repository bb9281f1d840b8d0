/**
 * `ippyo decide-online`: two people of the office decide what no file can mend before the online votes are sorted (online-lists.md §4). The
 * decision is shown before either types a passphrase; each signs with the key that the project keeps for that person (own-50).
 */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { assert } from '#election/assert.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { stationId } from '#election/id-schemas.ts'
import type { StationId } from '#election/ids.ts'
import { type Handle, handle } from '#election/online/ids.ts'
import { BOX_DECISIONS, STATION_DECISIONS, signVoidDecision, type VoidDecision } from '#election/online/voids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { decideOnlineRefusals, decideOnlineWords } from '#ui/messages/decide-online.ts'
import { fill } from '#ui/messages/message.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import { PUBLIC } from '../files/write-files.ts'
import { readHeldBoxes } from '../online/held-boxes.ts'
import { ProjectDisk } from '../services/project-disk.ts'
import { keyOf } from '../services/whose-passphrase.ts'
import { isOneOfTwo } from '../session/approver-acts.ts'
import { type Project, projectOf } from '../session/project.ts'
import { RECORD_BYTES_MAX, RECORD_FILE, readRecord } from '../session/record.ts'
import { type GlobalOptions, notA, wholeNumber, wordsOf, wrongTogether } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse, refuseIn } from '../terminal/refusals.ts'
import { readOwnPackage } from './of-a-project.ts'

const REASON_MAX = 400

interface DecideOptions extends GlobalOptions {
  readonly project: string
  readonly package: string
  readonly office: string
  readonly out: string
  readonly use: VoidDecision['use']
  /** Several boxes of one reason. */
  readonly box?: readonly Handle[]
  /** Held against the boxes; alone it names them. */
  readonly holds?: string
  readonly station?: StationId
  readonly reason: string
  readonly by: readonly string[]
  readonly passphrasesFd?: number
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('decide-online')
    .addOption(new Option('--use <use>').choices([...BOX_DECISIONS, ...STATION_DECISIONS]).makeOptionMandatory())
    .option('--box <handle>', '', boxesOf)
    .option('--holds <file>')
    .option('--station <id>', '', stationOf)
    .requiredOption('--reason <text>', '', wordsOf(REASON_MAX))
    .requiredOption('--by <name>', '', (name: string, before: readonly string[] = []) => [...before, name])
    .requiredOption('--project <dir>')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <dir>')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action(async (_options, command: Command) => {
      const options: DecideOptions = command.optsWithGlobals()
      const isOfBox = isBoxUse(options.use)
      const { box, holds, station, use } = options
      if (holds !== undefined && use !== 'online-held' && use !== 'online-unheld')
        wrongTogether(command, 'holds-of-a-hold')
      const isNamed = box !== undefined || (holds !== undefined && use === 'online-held')
      if (isNamed !== isOfBox || (station === undefined) !== isOfBox) wrongTogether(command, 'box-or-station')
      if (options.by.length !== 2) wrongTogether(command, 'two-names')
      await decide(options, io())
    })
}

async function decide(options: DecideOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await readAuthorityPub(options.office)
  const election = authority.ok ? await readOwnPackage(options.package, authority.value) : authority
  if (!election.ok) return refuse(io, election.error, { json })
  const held = options.holds === undefined ? ok(null) : await readHeldBoxes(options.holds)
  const asked = held.ok ? decisionsOf(options, election.value, held.value) : held
  if (!asked.ok) return refuseIn(decideOnlineRefusals, io, asked.error, { json })
  const decisions = asked.value
  const project = await projectAt(options.project)
  if (!project.ok) return refuseIn(decideOnlineRefusals, io, project.error, { json })
  const stranger = options.by.find((name) => !mayDecide(project.value, name))
  if (stranger !== undefined || options.by[0] === options.by[1])
    return refuseIn(decideOnlineRefusals, io, { type: 'not-two', name: stranger ?? options.by[0] ?? '' }, { json })
  for (const line of inWords(decisions, options, io)) io.err(line)
  const questions = options.by.map((name) => fill(decideOnlineWords.passphrase[io.language], { name }))
  const passphrases = await io.secrets(questions, { fd: options.passphrasesFd, twice: false })
  const keys = await keysOf(new ProjectDisk(options.project), project.value, options.by, passphrases)
  if (!keys.ok) return refuseIn(decideOnlineRefusals, io, keys.error, { json })
  const signed = decisions.map((decision) => signVoidDecision(decision, keys.value))
  for (const key of keys.value) key.fill(0)
  const files: string[] = []
  for (const bytes of signed) {
    const path = join(options.out, await freeName(options.out))
    await writeWholeFile(path, bytes, PUBLIC)
    files.push(path)
  }
  if (json) return io.out(JSON.stringify({ files }))
  for (const path of files) io.out(fill(decideOnlineWords.written[io.language], { path }))
  io.out(decideOnlineWords.next[io.language])
}

type NotAsked =
  | { readonly type: 'no-such-station' | 'none-held' }
  | { readonly type: 'not-listed' | 'is-listed'; readonly box: Handle }

/** One of each box, so that a box has one decision. */
function decisionsOf(
  { box, reason, station, use }: DecideOptions,
  { electionPackage }: LoadedElection,
  held: ReadonlySet<Handle> | null,
): Result<readonly VoidDecision[], NotAsked> {
  const { electionId, stations } = electionPackage
  if (isBoxUse(use)) {
    const boxes = new Set(box ?? held ?? [])
    if (boxes.size === 0) return err({ type: 'none-held' })
    const astray = held && [...boxes].find((each) => held.has(each) !== (use === 'online-held'))
    if (astray) return err({ type: use === 'online-held' ? 'not-listed' : 'is-listed', box: astray })
    return ok([...boxes].map((each) => ({ use, electionId, handle: each, reason })))
  }
  assert(station !== undefined, 'decide-online: a decision about a station names it')
  if (!stations.some(({ id }) => id === station)) return err({ type: 'no-such-station' })
  return ok([{ use, electionId, station, reason }])
}

function isBoxUse(use: VoidDecision['use']): use is (typeof BOX_DECISIONS)[number] {
  return BOX_DECISIONS.some((each) => each === use)
}

/** Nothing is made where there is no project. */
async function projectAt(
  directory: string,
): Promise<
  Result<Project, { readonly type: 'no-project' } | { readonly type: 'record-broken'; readonly line: number }>
> {
  const bytes = await readRegular(join(directory, RECORD_FILE), RECORD_BYTES_MAX).catch(() => null)
  if (bytes === null) return err({ type: 'no-project' })
  const record = readRecord(bytes)
  return record.ok ? ok(projectOf(record.value)) : record
}

/** The machine that sorts knows the same people. */
function mayDecide(project: Project, name: string): boolean {
  return project.people.has(name) && isOneOfTwo(project, name)
}

/** Both, or neither: the first one's key is wiped when the second passphrase is wrong. */
async function keysOf(
  disk: ProjectDisk,
  { people }: Project,
  names: readonly string[],
  passphrases: readonly string[],
): Promise<Result<readonly [Uint8Array, Uint8Array], { readonly type: 'wrong-passphrase'; readonly name: string }>> {
  const keys: Uint8Array[] = []
  for (const [at, name] of names.entries()) {
    const opened = await keyOf(disk, people, name, passphrases[at] ?? '')
    if (opened === null) {
      for (const key of keys) key.fill(0)
      return err({ type: 'wrong-passphrase', name })
    }
    keys.push(opened.secretKey)
  }
  const [first, second] = keys
  assert(first !== undefined && second !== undefined, 'decide-online: two people decide')
  return ok([first, second])
}

function inWords(
  decisions: readonly VoidDecision[],
  { by, reason }: DecideOptions,
  { language }: OfficeIo,
): readonly string[] {
  const what = (decision: VoidDecision) => ('handle' in decision ? decision.handle : decision.station)
  return [
    ...decisions.map((each) => fill(decideOnlineWords[each.use][language], { what: what(each) })),
    fill(decideOnlineWords.reason[language], { reason }),
    fill(decideOnlineWords.by[language], { first: by[0] ?? '', second: by[1] ?? '' }),
    decideOnlineWords.once[language],
  ]
}

/** One decision never takes the place of another one. */
async function freeName(directory: string): Promise<string> {
  const names = new Set(await readdir(directory).catch(() => []))
  for (let number = 1; ; number++) {
    const name = `online-decision-${number}.ippyo`
    if (!names.has(name)) return name
  }
}

function boxesOf(text: string, before: readonly Handle[] = []): readonly Handle[] {
  const box = handle.safeParse(text)
  if (!box.success) throw notA('a-box')
  return [...before, box.data]
}

function stationOf(text: string): StationId {
  const station = stationId.safeParse(text)
  if (!station.success) throw notA('a-station')
  return station.data
}
