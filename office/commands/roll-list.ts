/** `ippyo roll-list`: what has changed in the rolls, as signed lists that each station's issuer takes in (docs/formats/roll-list.md). */
import type { Command } from 'commander'
import { isOnePerson } from '#election/person-name.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { systemClock } from '#shell/system-clock.ts'
import { questionWords } from '#ui/messages/ippyo.ts'
import { fill } from '#ui/messages/message.ts'
import { rollListWords } from '#ui/messages/roll-list.ts'
import { readAuthorityPub, readStationSecrets } from '../files/office-files.ts'
import { openOffice } from '../prepare/make-office.ts'
import { shippedFonts } from '../prepare/shipped-fonts.ts'
import { type MadeRollLists, makeRollLists } from '../roll/make-roll-lists.ts'
import { type GlobalOptions, notA, wholeNumber, wrongTogether } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { reportProblems } from '../terminal/problems.ts'
import { refuse } from '../terminal/refusals.ts'
import { belongsToProject } from './of-a-project.ts'

interface RollListOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly out: string
  readonly changes?: string
  readonly changesProfile?: string
  readonly dayList?: readonly string[]
  readonly withoutDayList?: readonly string[]
  readonly onlineVoted?: string
  readonly onlineIncidents?: string
  readonly withoutOnline?: boolean
  readonly madeBy: string
  readonly checkedBy: string
  readonly last?: boolean
  readonly passphrasesFd?: number
}

const CHANGES_BYTES_MAX = 256 * 1024 * 1024

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('roll-list')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <dir>')
    .option('--changes <file>')
    .option('--changes-profile <file>')
    .option('--day-list <file...>')
    .option('--without-day-list <station...>')
    .option('--online-voted <file>')
    .option('--online-incidents <file>')
    .option('--without-online')
    .requiredOption('--made-by <name>', '', nameOf)
    .requiredOption('--checked-by <name>', '', nameOf)
    .option('--last')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action(async (_options, command: Command) => {
      const options: RollListOptions = command.optsWithGlobals()
      if (isOnePerson(options.madeBy, options.checkedBy)) wrongTogether(command, 'two-people')
      const ofChanges = options.changesProfile ?? options.onlineVoted
      if (ofChanges !== undefined && options.changes === undefined) wrongTogether(command, 'profile-of-nothing')
      await make(options, io())
    })
}

async function make(options: RollListOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  // Its lists are made on its page: two chains under the same numbers would stop every desk at the second.
  const project = await belongsToProject(options.package, options.office, options.out)
  if (project !== null) return refuse(io, project, { json })
  const authorityPub = await readAuthorityPub(options.office)
  if (!authorityPub.ok) return refuse(io, authorityPub.error, { json })
  const election = await readPackageDirectory(options.package, authorityPub.value, nativeChecks)
  if (!election.ok) return refuse(io, election.error, { json })
  // own-50: machines ask for two people's signatures, and one passphrase is typed here.
  const { approvers, use } = election.value.electionPackage
  if (use === 'live' || approvers !== undefined) return refuse(io, { type: 'roll-list-by-two' }, { json })
  const read: (Uint8Array | null)[] = []
  for (const path of [options.changes, options.changesProfile, options.onlineVoted, options.onlineIncidents]) {
    const bytes = path === undefined ? null : await readSource(path)
    if (bytes === 'unreadable') return refuse(io, { type: 'sources-unreadable', path: path ?? '' }, { json })
    read.push(bytes)
  }
  const [file = null, profile = null, voted = null, incidents = null] = read
  const dayLists: Uint8Array[] = []
  for (const path of options.dayList ?? []) {
    const list = await readSource(path)
    if (list === 'unreadable') return refuse(io, { type: 'sources-unreadable', path }, { json })
    dayLists.push(list)
  }
  const source = { fd: options.passphrasesFd, twice: false }
  const [passphrase = ''] = await io.secrets([questionWords.office[io.language]], source)
  const authority = await openOffice(options.office, passphrase)
  if (!authority.ok) return refuse(io, authority.error, { json })
  const secrets = await readStationSecrets(options.office, passphrase)
  if (!secrets.ok) return refuse(io, secrets.error, { json })
  const made = await makeRollLists({
    election: election.value,
    authority: authority.value,
    approving: null,
    secrets: secrets.value,
    out: options.out,
    changes: file && { file, profile, ...(voted === null ? {} : { voted }) },
    ...{ dayLists, incidents },
    withoutDayList: options.withoutDayList ?? [],
    withoutOnline: options.withoutOnline === true,
    madeBy: [options.madeBy, options.checkedBy],
    last: options.last === true,
    madeAt: systemClock().now(),
    fonts: await shippedFonts(),
    randomness: io.randomness,
  })
  authority.value.secretKey.fill(0)
  if (!made.ok) return refuse(io, made.error, { json })
  if (!json) reportProblems({ errors: [], warnings: made.value.warnings }, io)
  if (json) io.out(JSON.stringify(made.value))
  else io.out(inWords(made.value, options.last === true, io).join('\n'))
}

async function readSource(path: string): Promise<Uint8Array | 'unreadable'> {
  return readRegular(path, CHANGES_BYTES_MAX).catch(() => 'unreadable' as const)
}

function inWords(
  { number, directory, stations, online }: MadeRollLists,
  last: boolean,
  { language }: OfficeIo,
): string[] {
  return [
    fill(rollListWords[last ? 'madeLast' : 'made'][language], { number, directory }),
    ...stations.map((each) => fill(rollListWords.station[language], { ...each })),
    ...(online === null ? [] : [fill(rollListWords.online[language], { ...online })]),
    fill(rollListWords.next[language], { directory }),
  ]
}

function nameOf(text: string): string {
  const name = text.trim()
  if (name === '' || name.length > 80) throw notA('a-name')
  return name
}
