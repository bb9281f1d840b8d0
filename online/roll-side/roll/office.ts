/** The acts of people of the office: extract, applications, approvals by two, letters, changes by two, the list of boxes. Each act is signed. */
import type { Pool } from 'pg'
import { equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { isPrivate } from '#election/definition/private-body.ts'
import type { ElectionId } from '#election/ids.ts'
import type { Abroad } from '#election/online/abroad.ts'
import type { Applicants } from '#election/online/applicants.ts'
import type { ApprovedList } from '#election/online/approved.ts'
import type { BoxList } from '#election/online/boxes.ts'
import { drawVotingCode, printedCode } from '#election/online/code.ts'
import type { UnixSecond } from '#election/online/instant.ts'
import type { SignedSettings } from '#election/online/settings.ts'
import type { Duty, StaffRefusal } from '#election/online/wire/staff-words.ts'
import { below, type Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { type Ask, inTransaction } from '#online/database/transaction.ts'
import { isCategoryOf, sealCategory } from '../category.ts'
import type { HostKey } from '../host-key.ts'
import { openCode, openPerson, sealCode } from '../roll-row.ts'
import type { BoxSide } from '../standings.ts'
import type { Act } from './acts.ts'
import { Applications } from './applications.ts'
import { type AskedNow, ByAnother } from './by-another.ts'
import { addPasskey, writtenPasskey } from './enrol.ts'
import { ExtractByTwo, type ExtractNow } from './extract.ts'
import { importRoll, type RollGrounds } from './import-roll.ts'
import { type ActRefusal, Ledger, refusalOf, word } from './ledger.ts'
import { ListByTwo, type SignedList } from './list-by-two.ts'
import { approvedList, boxList, type KeptKind, lastList, lastListNumber, listNow } from './lists.ts'
import type { NewPasskey } from './passkey-answers.ts'
import { makeSigner, nameAsJoined, openSigner, type Signer } from './people.ts'
import { type KeptList, letterRows, type PasskeyRow, type PersonRow, passkeyRows, peopleRows } from './rows.ts'

export interface OfficeParts {
  readonly pool: Pool
  /** The election's number in the database. */
  readonly number: number
  readonly electionId: ElectionId
  readonly key: HostKey
  /** X25519, as in the signed settings; null: no card is looked at when votes are sorted. */
  readonly sortingKey: Uint8Array | null
  /** As the gate compares people: a character and the one that stands for it. */
  readonly variants: Readonly<Record<string, string>>
  readonly grounds: RollGrounds
  /** As the authority signed them (S-03). */
  readonly applicants: Applicants
  readonly randomness: Randomness
  /** As the authority signed it (T6): from then on no paper is taken either. */
  readonly applicationsEnd: UnixSecond
  readonly now: () => UnixSecond
  readonly hours: Pick<SignedSettings, 'opens' | 'closes'>
  readonly boxSide: BoxSide
  /** The office's own clock: acts have a minute. */
  readonly minute: () => LocalMinute
  /** Cost of scrypt, log₂. */
  readonly passphraseCost: number
}

export interface PrintedLetter {
  readonly number: string
  readonly name: string
  readonly address: string
  readonly code: string
  /** Null: the letter goes to the address. */
  readonly abroad: Abroad | null
}

export interface OfficeNow {
  readonly isPaused: boolean
  readonly people: readonly PersonNow[]
  readonly boxes: ListNow
  /** Null: no card is looked at when votes are sorted. */
  readonly approved: ListNow | null
  /** Brought by one, and waiting for another one. */
  readonly extract: ExtractNow | null
  readonly asked: AskedNow[]
}

interface Joins {
  readonly name: string
  readonly passphrase: string
  readonly duty: Duty
  /** A consulate's person has one. */
  readonly consulate?: string | null | undefined
}

interface PersonNow {
  readonly name: string
  readonly duty: Duty
  readonly consulate: string | null
  readonly passkeys: number
  /** There may be a copy of one of them. */
  readonly isDoubted: boolean
}

/** The list that would be signed; `signedBy`: who signed it first. */
interface ListNow {
  readonly number: number
  readonly boxes: number
  readonly signedBy: string | null
  /** Number of the last one that two signed; null: none. */
  readonly last: number | null
}

const DRAWS = 5
/** A member of an earlier list. */
const BEFORE: readonly StaffRefusal[] = ['already-there', 'was-withdrawn']

/** One process serves one office; another one would sign with a half of its own. */
export class Office {
  readonly #parts: OfficeParts
  readonly #ledger: Ledger
  readonly #extract: ExtractByTwo
  readonly applications: Applications
  /** Acts that wait for another person's word. */
  readonly another: ByAnother
  /** For the box side. */
  readonly boxes: ListByTwo<BoxList>
  /** For sorting; null: no card is looked at there. */
  readonly approved: ListByTwo<ApprovedList> | null

  constructor(parts: OfficeParts) {
    this.#parts = parts
    this.#ledger = new Ledger(parts.pool, parts.minute)
    this.#extract = new ExtractByTwo(this.#ledger, parts)
    this.applications = new Applications(this.#ledger, parts)
    this.another = new ByAnother(this.#ledger, parts.randomness)
    this.boxes = new ListByTwo(this.#ledger, boxList(parts))
    const { sortingKey } = parts
    this.approved = sortingKey === null ? null : new ListByTwo(this.#ledger, approvedList(parts, sortingKey))
  }

  /** Once, before anybody has signed in. */
  async begin(who: { readonly name: string; readonly passphrase: string }): Promise<Result<Signer, StaffRefusal>> {
    const { number, electionId } = this.#parts
    const { signer, sealed } = await this.#sealed({ ...who, duty: 'office', consulate: null })
    const work = async (ask: Ask) => {
      await ask('SELECT roll.add_election($1, $2)', [number, fromHex(electionId)])
      const added = await this.#add(ask, signer, sealed, null)
      return added === 'done' ? written({ type: 'begun', key: toHex(signer.publicKey) }, signer) : err(refusalOf(added))
    }
    return this.#ledger.act(signer, work, { isFirst: true })
  }

  /** Null: nobody's. */
  nameAsJoined(typed: string): Promise<string | null> {
    return nameAsJoined(this.#parts.pool, typed)
  }

  async open(name: string, passphrase: string): Promise<Result<Signer, 'not-you' | 'try-again'>> {
    const opened = await openSigner(this.#parts.pool, name, passphrase, this.#parts.passphraseCost)
    if (opened.ok) return opened
    return err(opened.error.type === 'not-you' ? 'not-you' : 'try-again')
  }

  /**
   * M5: one person alone would be two: who may approve joins when another one agrees, but for the first after `begin`. The new key is open
   * for this moment alone. @returns whether another one has to agree
   */
  async join(
    by: Signer,
    { consulate = null, name, duty, ...who }: Joins,
    passkey: NewPasskey | null = null,
  ): Promise<Result<'done' | 'waits', StaffRefusal>> {
    if ((duty === 'consulate') !== (consulate !== null)) return err('consulate-not-listed')
    if (consulate !== null && !this.#parts.grounds.consulates?.some((each) => each.name === consulate))
      return err('consulate-not-listed')
    if ((await this.nameAsJoined(name)) !== null) return err('already-there')
    const { signer, sealed } = await this.#sealed({ name, duty, consulate, ...who })
    const { publicKey: key } = signer
    signer.secretKey.fill(0)
    const withPasskey = passkey === null ? {} : { passkey: writtenPasskey(passkey) }
    const said = { name, key: toHex(key), ...withPasskey }
    const done = await this.#ledger.act<'done' | 'waits'>(by, async (ask) => {
      const added = await this.#add(ask, signer, sealed, by.publicKey)
      if (added === 'second-missing') return written({ type: 'join-asked', ...said }, 'waits')
      if (added !== 'done') return err(refusalOf(added))
      const kept = passkey && (await addPasskey(ask, { owner: key, by: by.publicKey, second: null, passkey }))
      if (kept !== null && kept !== 'done') return err(refusalOf(kept))
      return written({ type: 'joined', ...said, duty, ...(consulate === null ? {} : { consulate }) }, 'done')
    })
    if (done.ok && done.value === 'waits') this.another.keep(by, { kind: 'join', name, key, sealed, passkey })
    return done
  }

  leave(by: Signer, name: string) {
    return this.#ledger.act(by, async (ask) => {
      const people = await ask<{ key: Uint8Array; name: string }>('SELECT key, name FROM roll.people()', [])
      const key = people.find((each) => each.name === name)?.key
      if (key === undefined) return err<StaffRefusal>('not-there')
      const ended = await word(ask, 'roll.end_staff($1)', [key])
      return ended === 'done' ? written({ type: 'left', key: toHex(key) }, undefined) : err(refusalOf(ended))
    })
  }

  get isOfMembers(): boolean {
    return isPrivate(this.#parts.grounds.rules)
  }

  async import(by: Signer, csv: Uint8Array): ReturnType<ExtractByTwo['bring']> {
    const done = await this.#extract.bring(by, csv)
    if (!done.ok || done.value.type !== 'imported' || !this.isOfMembers) return done
    const proposed = await this.#proposeMembers(by, csv)
    return proposed.ok ? done : proposed
  }

  /** S-05: who is a member applies for nothing; the second of the two who brought the list proposes all that are new on it. */
  async #proposeMembers(by: Signer, csv: Uint8Array): Promise<Result<void, StaffRefusal>> {
    const rows = importRoll(csv, this.#parts.grounds)
    for (const { row } of rows.ok ? rows.value : []) {
      const applied = await this.apply(by, row.rollNo)
      if (!applied.ok && !BEFORE.includes(applied.error)) return applied
      const proposed = applied.ok ? await this.applications.propose(by, applied.value) : ok()
      if (!proposed.ok) return proposed
    }
    return ok()
  }

  /** @param category of the paper; null: the election has none */
  async apply(by: Signer, rollNo: string, category: string | null = null): Promise<Result<string, StaffRefusal>> {
    const { applicants, applicationsEnd, key, now, number, randomness } = this.#parts
    if (now() >= applicationsEnd) return err('applications-ended')
    if (!isCategoryOf(applicants, category)) return err('category-missing')
    const id = randomness.bytes(16)
    const sealed = category === null ? null : sealCategory(key, toHex(id), category, randomness)
    return this.#ledger.act(by, async (ask) => {
      const applied = await word(ask, "roll.apply($1, $2, $3, 'paper', $4)", [number, id, rollNo, sealed])
      return applied === 'done' ? written({ type: 'applied', id: toHex(id) }, toHex(id)) : err(refusalOf(applied))
    })
  }

  /** M5. Box number and code are drawn here, and nowhere else. @returns the letter's number */
  async approve(by: Signer, id: string): Promise<Result<string, StaffRefusal>> {
    const { number, randomness } = this.#parts
    return this.#drawn((letter, hmac, sealed) =>
      this.#ledger.act(by, async (ask) => {
        const why = await this.applications.whyNoBox(ask, id)
        if (why !== null) return err(why)
        const values = [number, fromHex(id), by.publicKey, randomness.bytes(16), letter, hmac, sealed]
        const approved = await word(ask, 'roll.approve($1, $2, $3, $4, $5, $6, $7)', values)
        return approved === 'done' ? written({ type: 'approved', id, letter }, letter) : err(drawnAgain(approved))
      }),
    )
  }

  /** The old code leads nowhere from now on; also for the help desk. */
  async reissue(by: Signer, from: string): Promise<Result<string, StaffRefusal>> {
    return this.#drawn((to, hmac, sealed) =>
      this.#ledger.act(
        by,
        async (ask) => {
          const values = [this.#parts.number, from, to, hmac, sealed]
          const reissued = await word(ask, 'roll.reissue($1, $2, $3, $4, $5)', values)
          return reissued === 'done' ? written({ type: 'reissued', from, to }, to) : err(drawnAgain(reissued))
        },
        { also: ['desk'] },
      ),
    )
  }

  /**
   * Before anything of the found person is shown, so that nobody looks somebody up and leaves no line.
   * @param act its letter: of the one who was found; null: nobody, or more than one
   */
  lookedUp(by: Signer, act: Extract<Act, { type: 'looked-up' | 'rows-shown' }>): Promise<Result<void, StaffRefusal>> {
    return this.#ledger.act(by, async () => written(act, undefined), {
      also: [act.type === 'looked-up' ? 'desk' : 'consulate'],
    })
  }

  /**
   * Codes leave the database for paper; a torn sheet is printed again until the letter is in the post. All of them or none: a letter that was left
   * out would be *printed* and then *posted* like the others, and its voter would wait for it (H2).
   */
  async print(by: Signer, letters: readonly string[]): Promise<Result<readonly PrintedLetter[], ActRefusal>> {
    const { key, number } = this.#parts
    return this.#ledger.act<readonly PrintedLetter[], ActRefusal>(by, async (ask) => {
      const rows = letterRows.parse(await ask('SELECT * FROM roll.print_letters($1, $2)', [number, letters]))
      const printed: PrintedLetter[] = []
      for (const { letter_no, roll_no, code, sealed } of rows) {
        const person = openPerson(key, roll_no, sealed)
        if (!person.ok) return person
        const opened = openCode(key, letter_no, code)
        if (opened === null) return err({ type: 'row-not-opened', rollNo: roll_no })
        const { name, address, abroad } = person.value
        printed.push({ number: letter_no, name, address, abroad, code: printedCode(opened) })
      }
      if (printed.length === 0) return err('no-letters')
      return written({ type: 'printed', letters: printed.map((each) => each.number) }, printed)
    })
  }

  mark(by: Signer, letters: readonly string[], as: 'posted' | 'returned'): Promise<Result<number, StaffRefusal>> {
    return this.#ledger.act(by, async (ask) => {
      const [row] = await ask<{ n: number }>('SELECT roll.post_letters($1, $2, $3) AS n', [
        this.#parts.number,
        letters,
        as,
      ])
      if (row === undefined || row.n === 0) return err<StaffRefusal>('not-in-this-state')
      return written({ type: 'marked', letters: [...letters], as }, row.n)
    })
  }

  async signApproved(by: Signer, seen?: number): Promise<Result<SignedList<ApprovedList>, ActRefusal>> {
    return this.approved === null ? err('not-in-this-state') : this.approved.sign(by, seen)
  }

  /** As two signed it last, byte for byte: its answer was lost. */
  async kept(of: KeptKind): Promise<Result<KeptList, StaffRefusal>> {
    const { number, pool } = this.#parts
    const read = await inTransaction(pool, async (ask) => ok(await lastList(ask, number, of)))
    if (!read.ok) return err('try-again')
    return read.value === null ? err('not-there') : ok(read.value)
  }

  pause(by: Signer, paused: boolean) {
    return this.#ledger.act(by, async (ask) => {
      const answer = await word(ask, 'roll.pause($1, $2)', [this.#parts.number, paused])
      return answer === 'done' ? written({ type: 'paused', paused }, undefined) : err(refusalOf(answer))
    })
  }

  /** A page shows this before somebody acts. */
  async now(): Promise<Result<OfficeNow, StaffRefusal>> {
    const { number, pool } = this.#parts
    const read = await inTransaction(pool, async (ask) => {
      const [row] = await ask<{ paused: boolean | null }>('SELECT roll.is_paused($1) AS paused', [number])
      const people = peopleRows.parse(await ask('SELECT * FROM roll.people()', []))
      const passkeys = passkeyRows.parse(await ask('SELECT * FROM roll.passkeys()', []))
      const now = async (
        of: ListByTwo<BoxList> | ListByTwo<ApprovedList>,
        act: Parameters<typeof listNow>[2],
      ): Promise<ListNow> => {
        const { half } = of
        const last = await lastListNumber(ask, number, act === 'boxes-signed' ? 'boxes' : 'approved')
        if (half === null) return { ...(await listNow(ask, number, act)), signedBy: null, last }
        const signedBy = people.find(({ key }) => toHex(new Uint8Array(key)) === half.by)?.name ?? null
        return { number: half.list.number, boxes: half.list.boxes.length, signedBy, last }
      }
      return ok({
        isPaused: row?.paused === true,
        people: people.filter((each) => !each.has_left).map((each) => personNow(each, passkeys)),
        boxes: await now(this.boxes, 'boxes-signed'),
        approved: this.approved === null ? null : await now(this.approved, 'approved-signed'),
        extract: this.#extract.now,
        asked: this.another.now,
      })
    })
    return read.ok ? read : err('try-again')
  }

  async #drawn(
    work: (letter: string, hmac: Uint8Array, sealed: Uint8Array) => Promise<Result<string, StaffRefusal>>,
  ): Promise<Result<string, StaffRefusal>> {
    const { key, randomness } = this.#parts
    for (let draw = 1; ; draw++) {
      const letter = Array.from({ length: 10 }, () => below(randomness, 10)).join('')
      const code = drawVotingCode(randomness)
      const done = await work(letter, key.codeHmac(code), sealCode(key, letter, code, randomness))
      // A number that somebody has: another one is drawn.
      if (done.ok || done.error !== 'already-there' || draw === DRAWS) return done
    }
  }

  #sealed(who: Omit<Joins, 'consulate'> & Pick<Signer, 'consulate'>) {
    const { passphraseCost: cost, randomness } = this.#parts
    return makeSigner(who, { cost, randomness })
  }

  #add(ask: Ask, { consulate, publicKey, name, duty }: Signer, sealed: string, by: Uint8Array | null): Promise<string> {
    return word(ask, 'roll.add_staff($1, $2, $3, $4, $5, $6, NULL)', [publicKey, name, duty, consulate, sealed, by])
  }
}

function personNow({ consulate, duty, key, name }: PersonRow, all: readonly PasskeyRow[]): PersonNow {
  const own = all.filter((each) => each.is_living && equalBytes(each.owner, key))
  return { name, duty, consulate, passkeys: own.length, isDoubted: own.some(({ is_doubted }) => is_doubted) }
}

function drawnAgain(answer: string): StaffRefusal {
  return answer === 'draw-again' ? 'already-there' : refusalOf(answer)
}

function written<T>(act: Act, value: T): Result<{ readonly act: Act; readonly value: T }, StaffRefusal> {
  return ok({ act, value })
}
