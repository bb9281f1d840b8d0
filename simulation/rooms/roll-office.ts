/** The office of a prepared station makes roll lists, by the act of the office's key process; the stick is a directory. */
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { Handle } from '#election/online/ids.ts'
import { signVotedList, writeVotedList } from '#election/online/voted.ts'
import { roundName } from '#election/roll/roll-round.ts'
import type { LocalMinute } from '#election/time.ts'
import { readStationSecrets } from '#office/files/office-files.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { makeRollLists } from '#office/roll/make-roll-lists.ts'
import type { KeyPair } from '#simulation/counting/two-approve.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { must } from './must.ts'
import type { PreparedStation } from './reception.ts'

export const NEW_VOTER = '99,,supplementary,2,補正　太郎,ほせい　たろう,M,1950-01-01,沢渡5番地,1990-01-01,\n'
const HEADS = {
  marks: 'roll_no,mark,cause\n',
  boxes: 'roll_no,mark,cause,box\n',
  rights: 'roll_no,mark,cause,contests,entitled\n',
  whole: 'roll_no,mark,cause,station,name,kana,sex,birth_date,address,resident_since,ticket\n',
}

function headOf(rows: string): keyof typeof HEADS {
  const { length } = (rows.split('\n')[0] ?? '').split(',')
  if (length === 3) return 'marks'
  if (length === 5) return 'rights'
  return length === 4 ? 'boxes' : 'whole'
}

interface Wish {
  readonly last?: boolean
  readonly dayLists?: readonly Uint8Array[]
  readonly withoutOnline?: boolean
  /** `online-incidents.json`. */
  readonly incidents?: Uint8Array | null
}

export class RollOffice {
  readonly #prepared: PreparedStation
  readonly #out: string
  readonly #by: readonly KeyPair[] | null
  readonly #randomness = seededRandomness('roll office')
  /** Where the issuer looks for lists. */
  readonly stick: string

  /** @param by the keys of two who approve each list; null: machines know nobody */
  constructor(prepared: PreparedStation, room: string, by: readonly KeyPair[] | null = null) {
    this.#prepared = prepared
    this.#by = by
    this.#out = join(room, 'rounds')
    this.stick = join(room, 'stick')
    mkdirSync(this.stick, { recursive: true })
  }

  /** @param rows of changes.csv below its header: three columns, with a box four, with contests of the vote and of the right five, whole people more */
  async makes(rows: string, wish: Wish = {}): Promise<number> {
    return must(await this.tries(rows, wish)).number
  }

  /** The same, where a refusal is what is asked for. */
  async tries(rows: string, { last = false, dayLists = [], withoutOnline = false, incidents = null }: Wish = {}) {
    const { directory, election } = this.#prepared
    const office = join(directory, 'office')
    const { officePassphrase } = must(await readFixtureSecrets(office))
    return makeRollLists({
      election,
      authority: must(await openOffice(office, officePassphrase)),
      secrets: must(await readStationSecrets(office, officePassphrase)),
      ...this.#approvals(),
      out: this.#out,
      changes: rows === '' ? null : { file: utf8(HEADS[headOf(rows)] + rows), profile: null, ...this.#votedIn(rows) },
      ...{ dayLists, incidents },
      withoutDayList: [],
      withoutOnline,
      madeBy: ['作成 一', '照合 二'],
      last,
      madeAt: '2002-06-22T21:00' as LocalMinute,
      fonts: { draws: () => true },
      randomness: this.#randomness,
    })
  }

  #approvals() {
    if (this.#by === null) return { approving: null }
    const secretKeys = this.#by.map(({ secretKey }) => secretKey)
    return { approving: { record: null, secretKeys } }
  }

  /** As the two exporters of the box side sign it: the boxes of the rows 済. */
  #votedIn(rows: string): { readonly voted?: Uint8Array } {
    if (headOf(rows) !== 'boxes') return {}
    const cells = rows.split('\n').map((row) => row.split(','))
    const handles = cells.flatMap(([, mark, , box]) => (mark === 'online' || box === undefined ? [] : [box as Handle]))
    const list = { electionId: this.#prepared.election.electionPackage.electionId, closedAt: 0, handles }
    const by = () => signVotedList(list, makeSigningKey(this.#randomness).secretKey)
    return { voted: writeVotedList(list, [by(), by()]) }
  }

  /** Document and signature of a round, for the count and for sorting. */
  roundOf(number: number): { readonly bytes: Uint8Array; readonly signature: Uint8Array } {
    const file = (end: string) => join(this.#out, String(number).padStart(2, '0'), `${roundName(number)}.${end}`)
    const [bytes, signature] = [file('ippyo'), file('sig')].map((path) => new Uint8Array(readFileSync(path)))
    return { bytes: bytes ?? new Uint8Array(), signature: signature ?? new Uint8Array() }
  }

  /** The lists of these rounds, and no other, lie on the stick. */
  brings(...rounds: readonly number[]): void {
    for (const round of rounds) {
      const name = String(round).padStart(2, '0')
      cpSync(join(this.#out, name), join(this.stick, name), { recursive: true })
    }
  }
}
