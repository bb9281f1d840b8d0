/** The office of the roll side on a real database: two people who have signed in, and voters whom they bring to a letter. */
import { utf8 } from '#election/bytes.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { ANYBODY, type Applicants } from '#election/online/applicants.ts'
import { parseVotingCode } from '#election/online/code.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import type { Randomness } from '#election/randomness.ts'
import { ok } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import type { HostKey } from '#online/roll-side/host-key.ts'
import { Changes } from '#online/roll-side/roll/changes.ts'
import { Desk } from '#online/roll-side/roll/desk.ts'
import { Enrolment } from '#online/roll-side/roll/enrolment.ts'
import { figuresNow } from '#online/roll-side/roll/figures.ts'
import type { RollGrounds } from '#online/roll-side/roll/import-roll.ts'
import { Ledger } from '#online/roll-side/roll/ledger.ts'
import { Office } from '#online/roll-side/roll/office.ts'
import { Papers } from '#online/roll-side/roll/papers.ts'
import type { BoxSide } from '#online/roll-side/standings.ts'
import { must } from '#simulation/rooms/must.ts'
import { CLOSES, ONLINE_ELECTION, OPENS } from '#simulation/rooms/online-election.ts'
import { tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import type { RollRoom } from './roll-room.ts'

export const NUMBER = 1
export const PASSPHRASE = 'a passphrase of the office'
export const HEADING = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark\n'
const HANAKO = { name: '試験　花子', birth: '1970-04-01', address: '架空県見本市中央１丁目２番３号' }
/** Station 1 has one contest, station 2 the other. */
const PLACES = {
  contests: ['1', '2'].map((district, bit) => ({ id: `c${district}`, title: district, bit, districts: [district] })),
  stations: ['1', '2'].map((id) => ({ id, district: id })),
} as unknown as RollGrounds['places']
const NOBODY_HAS_VOTED: BoxSide = {
  standing: async () => ok('not-voted'),
  hold: async () => ok('held'),
  release: async () => ok('released'),
}

export type PlayedOffice = Awaited<ReturnType<typeof playedOffice>>

const HOURS = { opens: OPENS, closes: CLOSES }

interface PlayedOfficeInput {
  readonly key: HostKey
  readonly randomness: Randomness
  readonly boxSide?: BoxSide
  readonly sortingKey?: Uint8Array | null
  readonly now?: () => UnixSecond
  readonly rollNoOf?: (person: number) => string
  /** Left out: a municipality with two stations. */
  readonly grounds?: RollGrounds
  /** Left out: everybody applies, and nobody says why. */
  readonly applicants?: Applicants
}

export async function playedOffice(
  room: RollRoom,
  {
    key,
    randomness,
    boxSide = NOBODY_HAS_VOTED,
    sortingKey = null,
    now = () => OPENS,
    rollNoOf = (person) => `1-${person}`,
    grounds,
    applicants = ANYBODY,
  }: PlayedOfficeInput,
) {
  const rules = {
    ...tinyPackage.rules,
    date: '2026-11-22' as LocalDate,
    votingAge: 18,
    residentSinceLatest: '2026-08-01' as LocalDate,
  }
  const parts = {
    ...{ pool: room.pool('roll_office'), number: NUMBER, electionId: ONLINE_ELECTION, key, boxSide, randomness },
    ...{ sortingKey, variants: { 髙: '高' }, now, applicationsEnd: CLOSES, applicants, hours: HOURS },
    grounds: grounds ?? { rules, places: PLACES, consulates: null },
    ...{ deskOverride: false, minute: () => '2026-11-01T09:00' as LocalMinute, passphraseCost: COST_FIXTURE },
  }
  const [office, changes, desk] = [new Office(parts), new Changes(parts), new Desk(parts)]
  const papers = new Papers(new Ledger(parts.pool, parts.minute), desk, NUMBER)
  const first = must(await office.begin({ name: '第一 職員', passphrase: PASSPHRASE }))
  must(await office.join(first, { name: '第二 職員', passphrase: PASSPHRASE, duty: 'office' }))
  const second = must(await office.open('第二 職員', PASSPHRASE))
  /** An extract of the roll, brought by both. */
  const extract = async (csv: Uint8Array) => {
    must(await office.import(first, csv), 'import')
    must(await office.import(second, csv), 'import by another one')
  }
  let people = 0
  /** A row of the roll, applied and proposed by the first. */
  const proposed = async (mark = '') => {
    const rollNo = await alone(room, rollNoOf(++people))
    const { address, birth, name } = HANAKO
    const row = [rollNo, '1', name, 'しけん　はなこ', 'F', birth, address, '2001-01-01', `T${people}`, mark]
    await extract(utf8(`${HEADING}${row.join(',')}\n`))
    const id = must(await office.apply(first, rollNo), 'apply')
    must(await office.applications.propose(first, id), 'propose')
    return { rollNo, id }
  }
  const codeOf = async (letter: string) => {
    const [printed] = must(await office.print(second, [letter]), 'print')
    const code = parseVotingCode(printed?.code ?? '')
    if (code === null) throw new Error('no code on the letter')
    return code
  }
  /** Approved by the second, and the letter printed. */
  const approved = async () => {
    const { id, rollNo } = await proposed()
    const letter = must(await office.approve(second, id), 'approve')
    return { rollNo, letter, code: await codeOf(letter) }
  }
  // Each signs in with a passphrase alone.
  const none = { enrolment: new Enrolment(parts, office.another), passkeys: { whyNone: null } }
  const incidents = async () => ({ type: 'incidents' as const, isRead: true, open: [] })
  const figures = () => figuresNow(parts)
  const drawPaper = () => Promise.reject(new Error('nothing is printed'))
  return {
    ...{ office, desk, changes, papers, incidents, figures, drawPaper },
    ...none,
    ...{ first, second, extract, proposed, approved, codeOf },
  }
}

/** One invented person stands for all voters, and has one box at a time (U3): rows of before are from now on of people whom no card names. */
async function alone(room: RollRoom, rollNo: string): Promise<string> {
  await room.administrator.query('UPDATE roll.voter SET person_hmac = NULL, name_hmac = NULL, kana_hmac = NULL')
  return rollNo
}
