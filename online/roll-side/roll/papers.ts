/**
 * The paper of an elector abroad (M7, M10): given at a consulate or by post, voted with, or back unused. One person enters it, of the office or of the consulate that looks after the elector, and it holds at once: from
 * then on there is no box and no permit, whatever a roll of before says. A right comes back by two alone.
 */
import { mayStep, type PaperStep } from '#election/online/paper-abroad.ts'
import type { StaffRefusal } from '#election/online/wire/staff-words.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Desk } from './desk.ts'
import { type Ledger, refusalOf, word } from './ledger.ts'
import type { Signer } from './people.ts'

interface PaperOf {
  readonly rollNo: string
  readonly as: PaperStep
}

export class Papers {
  readonly #ledger: Ledger
  readonly #desk: Desk
  /** The election's number in the database. */
  readonly #number: number

  constructor(ledger: Ledger, desk: Desk, number: number) {
    this.#ledger = ledger
    this.#desk = desk
    this.#number = number
  }

  /** The box side is asked first, as for everybody who looks; the database decides by the row of now. */
  async enter(by: Signer, { as, rollNo }: PaperOf): Promise<Result<void, StaffRefusal>> {
    const looked = await this.#desk.voter({ rollNo }, by.consulate)
    if (!looked.ok) return err('try-again')
    const [voter] = looked.value.voters
    if (voter === undefined) return err('no-such-voter')
    const { paper } = voter
    if (paper === 'ask-again') return this.#refused(by, rollNo, 'try-again')
    if (paper === 'voted') return this.#refused(by, rollNo, 'voted')
    if (paper === null || !mayStep(as, paper)) return this.#refused(by, rollNo, 'not-in-this-state')
    const done = await this.#ledger.act<undefined>(
      by,
      async (ask) => {
        const values = [this.#number, rollNo, as, paper === 'box-over', by.publicKey]
        const noted = await word(ask, 'roll.note_paper($1, $2, $3, $4, $5)', values)
        return noted === 'done'
          ? ok({ act: { type: 'paper', row: rollNo, as }, value: undefined })
          : err(refusalOf(noted))
      },
      { also: ['consulate'] },
    )
    return done.ok ? done : this.#refused(by, rollNo, done.error)
  }

  /** A refusal shows something of the row: without a line, steps that fail would be looks that nobody has seen. */
  async #refused(by: Signer, rollNo: string, refusal: StaffRefusal): Promise<Result<void, StaffRefusal>> {
    const line = { act: { type: 'rows-shown' as const, rows: [rollNo] }, value: undefined }
    const noted = await this.#ledger.act<undefined>(by, async () => ok(line), { also: ['consulate'] })
    return noted.ok ? err(refusal) : noted
  }
}
