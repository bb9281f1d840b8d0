/** M5: nobody of the roll side is two people alone: not by a colleague of one's own making, and not by an extract. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { err, ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { hostKey } from '#online/roll-side/host-key.ts'
import { checkActs } from '#online/roll-side/roll/check-acts.ts'
import { makeSigner } from '#online/roll-side/roll/people.ts'
import { staffAnswer } from '#online/roll-side/roll/staff-answer.ts'
import type { BoxSide } from '#online/roll-side/standings.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { HEADING, PASSPHRASE, type PlayedOffice, playedOffice } from './played-office.ts'
import { openRollRoom, type RollRoom } from './roll-room.ts'

const PROTECTION = { cost: COST_FIXTURE, randomness: seededRandomness('a colleague of one’s own') }

describe.skipIf(whyNoDatabase !== null)(`one person is not two${leftOut}`, () => {
  let room: RollRoom
  let people: PlayedOffice
  let holds = 0
  const answers: { hold: 'held' | 'no-box' | 'lost'; release: 'released' | 'release-not-by-two' } = {
    hold: 'held',
    release: 'released',
  }
  beforeAll(async () => {
    room = await openRollRoom()
    const boxSide: BoxSide = {
      standing: async () => ok('not-voted'),
      async hold() {
        holds++
        return answers.hold === 'lost' ? err('unavailable') : ok(answers.hold)
      },
      release: async () => ok(answers.release),
    }
    const key = hostKey(new Uint8Array(32).fill(4), new Map())
    people = await playedOffice(room, { key, randomness: seededRandomness('one person'), boxSide })
  })
  // The person of the tests before has no box any more (U3).
  beforeEach(async () => {
    await room.administrator.query('UPDATE roll.box SET is_withdrawn = true')
  })
  afterAll(() => room?.close())

  test('who may approve joins with the word of two who are there, also after one of them left', async () => {
    const { first, office, second } = people
    const puppet = { name: '人形', passphrase: PASSPHRASE, duty: 'office' as const }
    const asks = async (name: string) => {
      expect(await office.join(first, { ...puppet, name })).toEqual(ok('waits'))
      return office.another.now.find((each) => each.name === name)?.id ?? ''
    }
    const alone = await asks(puppet.name)
    expect(await office.another.agree(first, alone)).toEqual(err('same-person'))
    expect(await office.open(puppet.name, PASSPHRASE)).toEqual(err('not-you'))
    expect(await office.another.agree(second, await asks('第三 職員'))).toEqual(ok('第三 職員'))
    const third = must(await office.open('第三 職員', PASSPHRASE))
    must(await office.leave(second, '第三 職員'))
    expect(await office.another.agree(third, alone)).toEqual(err('signed-out'))
    // Asked once more, the first wish is no more; and nobody agrees twice.
    const again = await asks(puppet.name)
    expect(await office.another.agree(second, alone)).toEqual(err('not-in-this-state'))
    expect(await office.another.drop(second, again)).toEqual(ok(null))
    expect(await office.another.agree(second, again)).toEqual(err('not-in-this-state'))
    expect(office.another.now).toEqual([])
    expect(await office.join(first, { ...puppet, name: '窓口', duty: 'desk' })).toEqual(ok('done'))
  })

  test('who has the database’s role and one key makes no colleague, and no line that is read', async () => {
    const pool = room.pool('roll_office')
    const { first, office, second } = people
    const { signer, sealed } = await makeSigner(
      { name: '影', passphrase: PASSPHRASE, duty: 'office', consulate: null },
      PROTECTION,
    )
    for (const other of [null, first.publicKey]) {
      const values = [signer.publicKey, '影', 'office', sealed, first.publicKey, other]
      const { rows } = await pool.query('SELECT roll.add_staff($1, $2, $3, NULL, $4, $5, $6) AS answer', values)
      expect(rows).toEqual([{ answer: 'second-missing' }])
    }
    const approvers = [first, second].map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))
    const whole = must(await checkActs(pool))
    expect(whole).toMatchObject({ people: 3, approvers: expect.arrayContaining(approvers) })
    expect(whole.approvers).toHaveLength(2)
    // The role may write another one's key into the call: the acts have no signature of theirs.
    const values = [signer.publicKey, '影', 'office', sealed, first.publicKey, second.publicKey]
    await pool.query('SELECT roll.add_staff($1, $2, $3, NULL, $4, $5, $6)', values)
    expect(await checkActs(pool)).toEqual(err('people-differ'))
    must(await office.leave(second, '影'))
    expect(await checkActs(pool)).toMatchObject({ ok: true })
  })

  test('a box that is withdrawn between two signatures is in no signed list: both sign anew', async () => {
    const [kept, gone] = [await people.approved(), await people.approved()]
    const hands = { ...people, draw: () => Promise.reject(new Error('nothing is printed')) }
    const said = (by: typeof people.first, name: 'boxes' | 'decide', body: object) => staffAnswer(hands, by, name, body)
    expect(await said(people.first, 'boxes', {})).toMatchObject({ type: 'signed-once' })
    const id = must(await people.changes.ask(people.first, { kind: 'withdraw', rollNo: gone.rollNo, why: '辞退' }))
    expect(await said(people.second, 'decide', { id, do: true })).toEqual({ type: 'done' })
    expect(await said(people.second, 'boxes', {})).toMatchObject({ type: 'signed-once', boxes: 1 })
    expect(await said(people.first, 'boxes', {})).toMatchObject({ type: 'signed-twice', boxes: 1 })
    expect(kept.rollNo).not.toBe(gone.rollNo)
  })

  test('also when the answer was lost, and when the second signs in the very moment', async () => {
    const { changes, first, office, second } = people
    const lost = { ...people, changes: Object.assign(Object.create(changes), { decide: async () => err('try-again') }) }
    const hands = { ...lost, draw: () => Promise.reject(new Error('nothing is printed')) }
    await people.approved()
    must(await office.boxes.sign(first))
    await staffAnswer(hands, second, 'decide', { id: '00'.repeat(16), do: true })
    expect(office.boxes.half).toBeNull()
    must(await office.boxes.sign(first))
    const signs = office.boxes.sign(second)
    office.boxes.forget()
    expect(await signs).toEqual({ ok: false, error: 'not-in-this-state' })
  })

  test('a box of a list that two have signed is withdrawn once the box side has it: that list would bring it, open', async () => {
    const { changes, first, office, second } = people
    const withdraw = async (rollNo: string) => {
      const id = must(await changes.ask(first, { kind: 'withdraw', rollNo, why: '辞退' }))
      return { id, decided: await changes.decide(second, id, true) }
    }
    answers.hold = 'no-box'
    const early = await people.approved()
    expect((await withdraw(early.rollNo)).decided.ok).toBe(true)
    const { rollNo } = await people.approved()
    office.boxes.forget()
    must(await office.boxes.sign(first))
    must(await office.boxes.sign(second))
    const { decided, id } = await withdraw(rollNo)
    expect(decided).toEqual({ ok: false, error: 'no-box' })
    answers.hold = 'held'
    must(await changes.decide(second, id, true))
  })

  test('a release by somebody whom the box side does not know says so, and is dropped', async () => {
    const { changes, first, second } = people
    const { rollNo } = await people.approved()
    const wish = { rollNo, why: '不在者投票' }
    must(await changes.decide(second, must(await changes.ask(first, { ...wish, kind: 'hold' })), true))
    const id = must(await changes.ask(first, { ...wish, kind: 'release' }))
    answers.release = 'release-not-by-two'
    expect(await changes.decide(second, id, true)).toEqual({ ok: false, error: 'release-not-by-two' })
    must(await changes.decide(second, id, false))
    answers.release = 'released'
    must(await changes.decide(second, must(await changes.ask(first, { ...wish, kind: 'release' })), true))
  })

  const row = (rollNo: string, { name = '試験　花子', address = '架空県見本市中央１丁目２番３号', mark = '' } = {}) =>
    utf8(`${HEADING}${rollNo},1,${name},しけん　はなこ,F,1970-04-01,${address},2001-01-01,T99,${mark}\n`)
  const personOf = async (rollNo: string) => {
    const found = must(await people.desk.voter({ rollNo }, null))
    return found.voters[0] ?? null
  }

  test('an extract of one person changes nobody: not before the approval, not after it, and no right', async () => {
    const { first, office, second } = people
    const [proposed, approved] = [await people.proposed(), await people.approved()]
    for (const { rollNo } of [proposed, approved]) {
      for (const other of [{ name: '内部　次郎' }, { mark: 'died' }]) {
        const brought = { ok: true, value: { type: 'brought' } }
        expect(await office.import(second, row(rollNo, other))).toMatchObject(brought)
        expect(await office.import(second, row(rollNo, other))).toMatchObject(brought)
        expect(await personOf(rollNo)).toMatchObject({ name: '試験　花子', mark: 'none' })
      }
    }
    const { extract } = must(await office.now())
    expect(extract).toMatchObject({ by: second.name, rows: 1, eligible: 0, added: 0, changed: 1 })
    expect(extract?.differences).toMatchObject([
      { rollNo: approved.rollNo, hasApplication: true, before: { mark: 'none' }, after: { mark: 'died' } },
    ])
    // Another file is not the one that waits.
    const another = { ok: true, value: { type: 'brought', rows: 1, isAnother: true } }
    expect(await office.import(first, row(approved.rollNo, { mark: 'moved' }))).toEqual(another)
    expect(await personOf(approved.rollNo)).toMatchObject({ mark: 'none' })
  })

  test('an extract by two is taken whole: after a change of name by two, a move, and a death that was a mistake', async () => {
    const { rollNo } = await people.approved()
    const person = {
      name: '試驗　花子',
      birthDate: '1970-04-01' as LocalDate,
      address: '架空県見本市中央１丁目２番３号',
    }
    const change = must(await people.changes.ask(people.first, { kind: 'rebind', rollNo, why: '代替文字', person }))
    must(await people.changes.decide(people.second, change, true))
    for (const of of [{}, { address: '架空県見本市南９丁目' }, { mark: 'died' }, {}]) {
      await people.extract(row(rollNo, of))
      expect(await personOf(rollNo)).toMatchObject({ mark: of.mark ?? 'none' })
    }
  })

  test('a file that changes the contests of somebody with a box is not taken, and names the rows', async () => {
    const { rollNo } = await people.approved()
    const csv = utf8(new TextDecoder().decode(row(rollNo)).replace(`${rollNo},1,`, `${rollNo},2,`))
    const differences = [{ rollNo, before: { station: '1' }, after: { station: '2' } }]
    const refused = { ok: true, value: { type: 'contests-of-boxes', differences } }
    for (const by of [people.first, people.second]) expect(await people.office.import(by, csv)).toMatchObject(refused)
    expect(await personOf(rollNo)).toMatchObject({ station: '1' })
  })

  test('an application whose row becomes another person is proposed anew', async () => {
    const { id, rollNo } = await people.proposed()
    await people.extract(row(rollNo, { name: '試験　雪子' }))
    expect(await people.office.approve(people.second, id)).toEqual({ ok: false, error: 'not-in-this-state' })
    must(await people.office.applications.propose(people.first, id))
    must(await people.office.approve(people.second, id))
  })

  test('an application that comes between the two shows what the extract does to it, before it is taken', async () => {
    const { first, office, second } = people
    await people.extract(row('late'))
    must(await office.import(first, row('late', { name: '試験　雪子' })))
    expect(must(await office.now()).extract?.differences).toMatchObject([{ hasApplication: false }])
    must(await office.apply(first, 'late'))
    const csv = row('late', { name: '試験　雪子' })
    expect(await office.import(second, csv)).toEqual({ ok: false, error: 'not-in-this-state' })
    expect(must(await office.now()).extract?.differences).toMatchObject([{ hasApplication: true }])
    expect(await office.import(second, csv)).toMatchObject({ ok: true, value: { type: 'imported' } })
  })

  /** Asked for by somebody who joins for it. */
  const heldBy = async (name: string) => {
    const { changes, first, office, second } = people
    expect(await office.join(first, { name, passphrase: PASSPHRASE, duty: 'office' })).toEqual(ok('waits'))
    must(await office.another.agree(second, office.another.now[0]?.id ?? ''))
    const { rollNo } = await people.approved()
    return must(await changes.ask(must(await office.open(name, PASSPHRASE)), { kind: 'hold', rollNo, why: '郵便投票' }))
  }

  test('one person beside a help desk of their own making shuts no box: the box side is not asked', async () => {
    const { changes, first, office, second } = people
    const { rollNo } = await people.approved()
    const id = must(await changes.ask(first, { kind: 'hold', rollNo, why: '郵便投票' }))
    must(await office.join(first, { name: '分身', passphrase: PASSPHRASE, duty: 'desk' }))
    const desk = must(await office.open('分身', PASSPHRASE))
    const before = holds
    const hands = { ...people, draw: () => Promise.reject(new Error('nothing is printed')) }
    const refused = { type: 'refused', refusal: 'not-your-duty' }
    for (const isDone of [true, false])
      expect(await staffAnswer(hands, desk, 'decide', { id, do: isDone })).toEqual(refused)
    // The database asks by itself.
    expect(await changes.decide(desk, id, true)).toEqual(err('second-missing'))
    expect(holds).toBe(before)
    must(await changes.decide(second, id, true))
    expect(holds).toBe(before + 1)
  })

  test('nor beside somebody who has left; but what two have begun is brought to its end', async () => {
    const { changes, office, second } = people
    const alone = await heldBy('第五 職員')
    must(await office.leave(second, '第五 職員'))
    expect(await changes.decide(second, alone, true)).toEqual(err('second-missing'))
    must(await changes.decide(second, alone, false))
    const begun = await heldBy('第六 職員')
    answers.hold = 'lost'
    expect(await changes.decide(second, begun, true)).toEqual(err('try-again'))
    must(await office.leave(second, '第六 職員'))
    answers.hold = 'held'
    must(await changes.decide(second, begun, true))
  })
})
