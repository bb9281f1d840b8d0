/**
 * `ippyo sign-list`: a candidate list that replaces the current one, signed with the commission's key (D-26). The whole list is shown
 * before the passphrase is asked for: a person who does not want it stops there, and nothing is signed.
 */
import type { Command } from 'commander'
import { type CandidateList, shownName, standing, suspendedIn } from '#election/definition/definition.ts'
import { dateOf, type LocalDate } from '#election/time.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { systemClock } from '#shell/system-clock.ts'
import { listed } from '#ui/language/in-sentence.ts'
import { listWords, preparedWords, questionWords } from '#ui/messages/ippyo.ts'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { fill } from '#ui/messages/message.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import { openOffice } from '../prepare/make-office.ts'
import { cutNameFont } from '../prepare/name-font.ts'
import { nextList, writeNextList } from '../prepare/next-list.ts'
import { shippedFonts } from '../prepare/shipped-fonts.ts'
import { calendarDay, type GlobalOptions, listOf, wholeNumber } from '../terminal/command.ts'
import { importShown } from '../terminal/import-sources.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { onOneLine } from '../terminal/plain-text.ts'
import { refuse } from '../terminal/refusals.ts'
import { belongsToProject } from './of-a-project.ts'

interface SignListOptions extends GlobalOptions {
  readonly sources: string
  readonly package: string
  readonly office: string
  readonly voice?: string
  readonly date?: LocalDate
  readonly uncontested?: readonly string[]
  readonly suspend?: readonly string[]
  readonly passphrasesFd?: number
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('sign-list')
    .requiredOption('--sources <dir>')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .option('--voice <dir>')
    .option('--date <day>', '', calendarDay)
    .option('--uncontested <contests>', '', listOf)
    .option('--suspend <contests>', '', listOf)
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action(async (_options, command: Command) => signList(command.optsWithGlobals(), io()))
}

async function signList(options: SignListOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const project = await belongsToProject(options.package, options.office)
  if (project !== null) return refuse(io, project, { json })
  const authorityPub = await readAuthorityPub(options.office)
  if (!authorityPub.ok) return refuse(io, authorityPub.error, { json })
  const election = await readPackageDirectory(options.package, authorityPub.value, nativeChecks)
  if (!election.ok) return refuse(io, election.error, { json })
  if (election.value.electionPackage.use === 'live' && io.notAsBuilt)
    return refuse(io, { type: io.notAsBuilt }, { json })
  const fonts = await shippedFonts()
  const imported = await importShown(options.sources, io, { json })
  if (!imported.ok) return refuse(io, imported.error, { json })
  const { sources } = imported.value
  const nameFont = await cutNameFont(sources, fonts)
  const { voice = null, date: confirmed = null, uncontested: without = [], suspend = [] } = options
  const said = { confirmed, without, suspend, today: dateOf(systemClock().now()) }
  const next = await nextList(election.value, sources, nameFont?.beyondGothic ?? [], voice, said)
  if (!next.ok) return refuse(io, next.error, { json })
  for (const line of inWords(next.value.list, io.language)) io.err(line)
  const source = { fd: options.passphrasesFd, twice: false }
  const [passphrase = ''] = await io.secrets([questionWords.office[io.language]], source)
  const authority = await openOffice(options.office, passphrase)
  if (!authority.ok) return refuse(io, authority.error, { json })
  await writeNextList(options.package, next.value, authority.value.secretKey)
  authority.value.secretKey.fill(0)
  const after = await readPackageDirectory(options.package, authorityPub.value, nativeChecks)
  if (!after.ok) return refuse(io, after.error, { json })
  const { fingerprint, list } = after.value
  if (list.contests.some(({ candidates }) => standing(candidates).length < candidates.length)) {
    io.err(fill(listWords.notice[io.language], { at: systemClock().now(), directory: options.package }))
  }
  io.out(
    json
      ? JSON.stringify({ version: list.version, fingerprint })
      : fill(preparedWords.fingerprint[io.language], { fingerprint }),
  )
}

/** As it stands on the voters' screens. */
function inWords(list: CandidateList, language: OfficeIo['language']): readonly string[] {
  const { version, contests } = list
  const { moved } = list
  const suspended = suspendedIn(list)
  return [
    ...(moved === null ? [] : [fill(listWords.moved[language], { date: moved.date })]),
    ...(moved?.stations ?? []).map(({ station, dates, opens, closes }) => {
      return onOneLine(`  ${station}　${listed(dates, language)}　${opens}–${closes}`)
    }),
    ...contests.flatMap(({ contest, candidates, uncontested }) => {
      const how = uncontested ? 'uncontested' : suspended.has(contest) ? 'suspended' : null
      return [
        how === null ? contest : `${contest}　▲ ${listWords[how][language]}`,
        ...candidates.map((each) => {
          const gone = each.gone === null ? '' : `　▲ ${kioskScreen[`gone_${each.gone}`][language]}`
          return onOneLine(`  ${String(each.number).padStart(3)}  ${shownName(each)}　${each.party}${gone}`)
        }),
      ]
    }),
    fill(listWords.sign[language], { version }),
  ]
}
