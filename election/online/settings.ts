/**
 * `online.json`: how this election's online box works, and whose keys count (docs/formats/online-settings.md). The authority signs it
 * after the package, because keys of hosts and the voter's page come later; the second entry of the log is its hash.
 */
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import {
  type DocumentNotApproved,
  type FiledDocument,
  readDocumentApprovals,
  wordOfTwo,
} from '#election/definition/document-approvals.ts'
import { isPrivate } from '#election/definition/private-body.ts'
import {
  type DocumentError,
  type FastChecks,
  readDocument,
  type SignedBytes,
  signDocument,
} from '#election/definition/signed-document.ts'
import { contestId, electionId } from '#election/id-schemas.ts'
import type { ContestId, ElectionId } from '#election/ids.ts'
import { isSoundSortingKey, type SortingKey } from '#election/keys/sorting-key.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { err, ok, type Result } from '#election/result.ts'
import { addMinutes, type LocalDate, type LocalMinute, minuteNumber, parseMinute } from '#election/time.ts'
import { type Applicants, applicantsSchema, isSoundApplicants } from './applicants.ts'
import { minuteInJapan, parseInstant, roundedUp, type UnixSecond } from './instant.ts'
import { isKeyName, verifierKey } from './log/note.ts'
import type { LogPolicy } from './log/tlog-proof.ts'
import { type Questionnaire, questionnaireSchema } from './questionnaire.ts'

/** How the voter's page shows the candidates of a contest (P3): the last two are for people who stand for no public office. The list says it of a question. */
const LAYOUTS = ['names', 'images', 'texts'] as const
export type Layout = (typeof LAYOUTS)[number]
/** `members`: of a private body, by its own list, with the code of a letter. */
export const VOTERS = ['residents', 'abroad', 'members'] as const
export type Voters = (typeof VOTERS)[number]
export const SETTINGS_BYTES_MAX = 256 * 1024
const FORMAT = 'ippyo online settings 1'
/** The online box closes at the latest at 20:00 on the day before the poll, so that every station has the last list. */
const LAST_CLOSE_BEFORE_POLL_MINUTES = 4 * 60
/** Where no station waits for a list, votes come in until the end of the day. */
const LAST_CLOSE_OF_MEMBERS_MINUTES = -24 * 60

interface NamedKey {
  readonly name: string
  /** Ed25519, hex. */
  readonly key: string
}

export interface OnlineSettings {
  readonly electionId: ElectionId
  /** Hex. */
  readonly packageSha256: string
  /** `2026-11-15T08:30:00+09:00` */
  readonly opens: string
  readonly closes: string
  /** From then on nobody applies for an online vote, by page or on paper: the letter takes days to arrive (T6). */
  readonly applicationsEnd: string
  /** Grounds on which somebody may apply, and how many boxes there are (S-03). */
  readonly applicants: Applicants
  /** Asked after the vote, of everybody's own will (S-09). */
  readonly questionnaire: Questionnaire
  /** Each contest of the package, in its order. */
  readonly layouts: readonly { readonly contest: ContestId; readonly layout: Layout }[]
  readonly origin: {
    /** Where voters vote: `https://vote.city.example.lg.jp`; `http://localhost:<port>` only where nothing is live. */
    readonly page: string
    /** Origin line of the log's checkpoints. */
    readonly log: string
  }
  readonly switches: {
    /** Who they are: the page and the letter name other ways to vote, and other offices for a card, to voters abroad (M11); a member has no card. */
    readonly voters: Voters
    readonly overwrite: boolean
    readonly deskOverride: boolean
    readonly evidence: 'sealed' | 'none'
    readonly checkBeforeCast: boolean
  }
  readonly keys: {
    readonly gate: string
    readonly promise: string
    readonly sequencer: string
    readonly lookup: string
    /** Two of them sign an export. */
    readonly exporters: readonly NamedKey[]
    readonly witnesses: readonly NamedKey[]
    /** Evidence is sealed to it; null where there is none. */
    readonly sorting: SortingKey | null
  }
  /** How many witnesses make a checkpoint count. */
  readonly quorum: number
  /** SHA-256 of the list of the voter's page's files: entry 0 of the log. Hex. */
  readonly clientFiles: string
  /** SHA-256 of the bundles that were reviewed; an export names the one that made it. Hex. */
  readonly builds: readonly string[]
}

export interface SignedSettings {
  readonly settings: OnlineSettings
  readonly opens: UnixSecond
  readonly closes: UnixSecond
  readonly applicationsEnd: UnixSecond
  /** SHA-256 of the document: entry 1 of the log. */
  readonly hash: Uint8Array
}

export type SettingsError = DocumentError | { readonly type: 'settings-contradict'; readonly where: string }

/** The package that the settings belong to. */
export interface SettingsOf {
  readonly electionPackage: Pick<
    ElectionPackage,
    'approvers' | 'contests' | 'electionId' | 'rules' | 'stations' | 'use'
  >
  /** Hex. */
  readonly packageSha256: string
}

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
const whole = (min: number, max: number) => z.number().int().min(min).max(max)
const LIVE_ORIGIN = /^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::[1-9][0-9]{0,4})?$/
/** A browser gives a page from localhost the same as one over `https`: keys and a database of its own. */
const REHEARSAL_ORIGIN = /^http:\/\/localhost:[1-9][0-9]{0,4}$/
const instant = z.string().refine((text) => parseInstant(text) !== null)
const keyName = z.string().max(100).refine(isKeyName)
const named = z.strictObject({ name: keyName, key: hex(32) })

export const onlineSettingsSchema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  packageSha256: hex(32),
  opens: instant,
  closes: instant,
  applicationsEnd: instant,
  applicants: applicantsSchema,
  questionnaire: questionnaireSchema,
  layouts: z
    .array(z.strictObject({ contest: contestId, layout: z.enum(LAYOUTS) }))
    .min(1)
    .max(CONTESTS_MAX),
  origin: z.strictObject({
    page: z.string().refine(isPageOrigin),
    log: keyName,
  }),
  switches: z.strictObject({
    voters: z.enum(VOTERS),
    overwrite: z.boolean(),
    deskOverride: z.boolean(),
    evidence: z.enum(['sealed', 'none']),
    checkBeforeCast: z.boolean(),
  }),
  keys: z.strictObject({
    gate: hex(32),
    promise: hex(32),
    sequencer: hex(32),
    lookup: hex(32),
    exporters: z.array(named).min(2).max(16),
    witnesses: z.array(named).min(2).max(32),
    sorting: z
      .strictObject({
        publicKey: hex(32),
        threshold: whole(1, 255),
        shares: z
          .array(z.strictObject({ index: whole(1, 255), salt: hex(16), commitment: hex(32) }))
          .min(1)
          .max(255),
      })
      .nullable(),
  }),
  quorum: whole(1, 32),
  clientFiles: hex(32),
  builds: z.array(hex(32)).min(1).max(16),
})

export function isPageOrigin(text: string): boolean {
  return LIVE_ORIGIN.test(text) || REHEARSAL_ORIGIN.test(text)
}

/** Reads the settings that an office wrote, before they are signed. @returns them, or the member that is missing or wrong */
export function parseSettings(written: unknown, of: SettingsOf): Result<OnlineSettings, string> {
  const ours = { format: FORMAT, electionId: of.electionPackage.electionId, packageSha256: of.packageSha256 }
  const read = onlineSettingsSchema.safeParse(
    typeof written === 'object' && written !== null ? { ...written, ...ours } : written,
  )
  if (!read.success) return err(faultOf(read.error.issues[0]))
  const { format: _format, ...plain } = read.data
  const settings = branded<OnlineSettings>(plain)
  const where = contradictionIn(settings, of)
  return where === null ? ok(settings) : err(where)
}

/** An unknown member is reported by its own name. */
function faultOf(issue: z.core.$ZodIssue | undefined): string {
  const more = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return [...(issue?.path ?? []), ...more].join('.')
}

export function signSettings(settings: OnlineSettings, authoritySecretKey: Uint8Array): SignedBytes {
  return signDocument('online-settings', { format: FORMAT, ...settings }, authoritySecretKey)
}

/** For every program that acts by them, and a voter's page: one passphrase opens no other box (own-50). */
export function readSettings(
  document: FiledDocument,
  authorityPublicKey: Uint8Array,
  of: SettingsOf,
  fast?: FastChecks,
): Result<SignedSettings, SettingsError | DocumentNotApproved> {
  const read = readUnapprovedSettings(document, authorityPublicKey, of, fast)
  if (!read.ok) return read
  const approved = { kind: 'online-settings', document: toHex(read.value.hash) } as const
  const asked = wordOfTwo(of.electionPackage, authorityPublicKey)
  const by = readDocumentApprovals(document.approvals, approved, asked, fast?.verify)
  return by.ok ? read : by
}

/** For the office, where two people look at them before they approve, and for a sorting, which names the file that is not approved. */
export function readUnapprovedSettings(
  document: SignedBytes,
  authorityPublicKey: Uint8Array,
  of: SettingsOf,
  fast?: FastChecks,
): Result<SignedSettings, SettingsError> {
  const use = 'online-settings' as const
  const read = readDocument({
    use,
    document,
    authorityPublicKey,
    bytesMax: SETTINGS_BYTES_MAX,
    schema: onlineSettingsSchema,
    fast,
  })
  if (!read.ok) return read
  const { format: _format, ...plain } = read.value.value
  const settings = branded<OnlineSettings>(plain)
  const [opens, closes] = [parseInstant(settings.opens), parseInstant(settings.closes)]
  const applicationsEnd = parseInstant(settings.applicationsEnd)
  const where = contradictionIn(settings, of)
  if (where !== null || opens === null || closes === null || applicationsEnd === null) {
    return err({ type: 'settings-contradict', where: where ?? 'opens' })
  }
  return ok({ settings, opens, closes, applicationsEnd, hash: read.value.hash })
}

/** The member that contradicts the package or another member; null: none does. */
function contradictionIn(settings: OnlineSettings, { electionPackage, packageSha256 }: SettingsOf): string | null {
  const { keys, switches, quorum } = settings
  if (settings.electionId !== electionPackage.electionId) return 'electionId'
  if (settings.packageSha256 !== packageSha256) return 'packageSha256'
  // A coercer who noted a hash must not find out from public files that the vote was replaced (T19).
  if (electionPackage.rules.publication !== 'from-first-mix') return 'package'
  // Without `https`, anybody on the line could change the page.
  if (electionPackage.use === 'live' && !LIVE_ORIGIN.test(settings.origin.page)) return 'origin.page'
  const members = faultOfMembers(settings, electionPackage)
  if (members !== null) return members
  if (!isBeforePoll(settings, electionPackage)) return 'closes'
  if (!isByTheClose(settings)) return 'applicationsEnd'
  if (!isSoundApplicants(settings.applicants, switches.voters === 'members')) return 'applicants'
  const layouts = faultOfLayouts(settings, electionPackage)
  if (layouts !== null) return layouts
  const single = [keys.gate, keys.promise, keys.sequencer, keys.lookup]
  const all = [...single, ...[...keys.exporters, ...keys.witnesses].map(({ key }) => key)]
  const names = [...keys.exporters.map(({ name }) => `e ${name}`), ...keys.witnesses.map(({ name }) => `w ${name}`)]
  // One key for two purposes would let a break-in at one host do the work of two.
  if (new Set(all).size !== all.length || new Set(names).size !== names.length) return 'keys'
  if (quorum > keys.witnesses.length) return 'quorum'
  // own-88: half of the witnesses could each see another log, and nobody of them would have lied.
  if (electionPackage.use === 'live' && 2 * quorum <= keys.witnesses.length) return 'quorum'
  if ((keys.sorting === null) !== (switches.evidence === 'none')) return 'keys.sorting'
  if (keys.sorting !== null && !isSoundSortingKey(keys.sorting)) return 'keys.sorting'
  return new Set(settings.builds).size === settings.builds.length ? null : 'builds'
}

/**
 * The earliest election day of any station (PEO 56), before or after a list moved it. The box must be closed by then, because stations
 * void online votes by a list made after the close.
 */
function firstPoll({ rules, stations }: Pick<ElectionPackage, 'rules' | 'stations'>): LocalDate {
  const ordinary = stations.filter(({ earlyVoting }) => !earlyVoting)
  const dates = ordinary.flatMap((station) => [station.dates, ...(station.earlierDates ?? [])].flat())
  return [rules.date, ...dates].sort()[0] ?? rules.date
}

/** Who is a member has no card, and no station to go to (S-05). */
function faultOfMembers({ switches }: OnlineSettings, { rules }: SettingsOf['electionPackage']): string | null {
  const areMembers = switches.voters === 'members'
  if (areMembers !== isPrivate(rules)) return 'switches.voters'
  if (areMembers && switches.evidence !== 'none') return 'switches.evidence'
  return areMembers && switches.deskOverride ? 'switches.deskOverride' : null
}

function isBeforePoll({ opens, closes }: OnlineSettings, of: SettingsOf['electionPackage']): boolean {
  const [from, to] = [parseInstant(opens), parseInstant(closes)]
  const poll = parseMinute(`${firstPoll(of)}T00:00`)
  if (from === null || to === null || poll === null || from >= to) return false
  // Compared in Japan's time, whatever zone they are written in: the stations' last lists go by clocks in Japan.
  const last: LocalMinute = addMinutes(
    poll,
    -(isPrivate(of.rules) ? LAST_CLOSE_OF_MEMBERS_MINUTES : LAST_CLOSE_BEFORE_POLL_MINUTES),
  )
  return minuteNumber(minuteInJapan(roundedUp(to, 60))) <= minuteNumber(last) && opens.slice(19) === closes.slice(19)
}

/** A voter who applies after the close could not vote. All times have one zone, because people read them side by side. */
function isByTheClose({ applicationsEnd, closes }: OnlineSettings): boolean {
  const [end, close] = [parseInstant(applicationsEnd), parseInstant(closes)]
  return end !== null && close !== null && end <= close && applicationsEnd.slice(19) === closes.slice(19)
}

/**
 * LAW-08: a live ballot for a public office shows only names, so that nothing draws the eye to one of them. A question has it signed in the candidate
 * list, for the machine and the page alike (S-04), and nothing here says it again.
 */
function faultOfLayouts({ layouts }: OnlineSettings, of: SettingsOf['electionPackage']): string | null {
  if (layouts.length !== of.contests.length || layouts.some(({ contest }, at) => contest !== of.contests[at]?.id)) {
    return 'layouts.contest'
  }
  const isOfOffice = of.use === 'live' && !isPrivate(of.rules)
  const abouts = of.contests.map((contest) => kindOf(contest).about)
  const namesAlone = (at: number) => abouts[at] === 'choices' || (isOfOffice && abouts[at] === 'people')
  return layouts.some(({ layout }, at) => namesAlone(at) && layout !== 'names') ? 'layouts.layout' : null
}

export function layoutOf({ layouts }: Pick<OnlineSettings, 'layouts'>, contest: ContestId): Layout {
  return layouts.find((each) => each.contest === contest)?.layout ?? 'names'
}

/** A reader of the log asks this of a checkpoint. */
export function logPolicyOf({ keys, origin, quorum }: OnlineSettings): LogPolicy {
  const witnesses = keys.witnesses.map(({ name, key }) => ({ name, key: fromHex(key) }))
  return { origin: origin.log, key: fromHex(keys.sequencer), witnesses, quorum }
}

/** How many entries of a log are no votes: those of its head. */
export const LOG_HEAD_ENTRIES = 2

/** Its first two entries: the voter's page, and these settings. */
export function logHeadOf({ hash, settings }: Pick<SignedSettings, 'hash' | 'settings'>) {
  return [fromHex(settings.clientFiles), hash] as const
}

/** The same as a file for other programs (c2sp.org/tlog-policy). */
export function policyFile(settings: OnlineSettings): string {
  const { origin, key, witnesses, quorum } = logPolicyOf(settings)
  const names = witnesses.map((_, at) => `w${at + 1}`)
  return [
    `log ${verifierKey({ name: origin, type: 1, key })}`,
    ...witnesses.map((each, at) => `witness ${names[at]} ${verifierKey({ name: each.name, type: 4, key: each.key })}`),
    `group witnesses ${quorum} ${names.join(' ')}`,
    'quorum witnesses',
    '',
  ].join('\n')
}
