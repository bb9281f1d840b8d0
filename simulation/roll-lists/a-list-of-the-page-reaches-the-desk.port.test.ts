/** ELG-02a, ELG-04: the office makes roll lists on its page, by two people; a live issuer takes them in and issues. No one person makes one. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { StationId } from '#election/ids.ts'
import { type PreparedStation, Reception } from '#simulation/rooms/reception.ts'
import { eachTestAtAnOffice } from './each-test-at-an-office.ts'
import type { OfficeOfLists } from './office-of-lists.ts'

const station = '2' as StationId
const early = 'E' as StationId
const at = eachTestAtAnOffice()
let office: OfficeOfLists
let prepared: PreparedStation
beforeEach(() => {
  ;({ office, prepared } = at())
})

const rolls = () => office.view.rolls
const stickOf = (of: StationId) => rolls().sticks.find((each) => each.station === of)
const stepState = () => office.view.steps.find(({ id }) => id === 'rolls')?.state
const giveUp = () => office.press({ type: 'give-day-list-up', station: early, why: '機械の故障。名簿の写しで確かめた' })

async function takes(rows: string): Promise<void> {
  office.brings(rows)
  await office.press({ type: 'take-roll-changes' })
}

test('made by two people it reaches the desk: nobody gets a card before, those whom it names get none, and the others do', async () => {
  const desk = await Reception.furnish(prepared)
  try {
    await takes('1,early_voted,early-voting\n2,died,death\n')
    await office.approves()
    await office.press({ type: 'open-room', purpose: 'roll-list' })
    await expect.poll(() => office.roomIsOpen()).toBe(true)
    await office.signsInTheRoom()
    expect([office.code, rolls().made]).toMatchObject([null, [{ number: 1, changed: 3, last: false }]])
    await office.press({ type: 'say-last-round', last: true })
    await giveUp()
    await office.approves()
    expect(await office.signs()).toMatchObject({ type: 'done', done: { number: 2, changed: 0, last: true } })
    const stick = await office.delivers(station)
    await desk.start('2-I1', { rollLists: stick })
    await desk.unlock()
    await desk.open()
    await desk.issueTo('3', await desk.newCard())
    expect(desk.day()).toMatchObject({ alarm: { code: 'roll-list-awaited' }, counts: { cardsIssued: 0 } })
    desk.takeCard()
    desk.app.send({ type: 'voter-left' })
    desk.app.send({ type: 'alarm-acknowledged' })
    desk.app.send({ type: 'roll-lists-requested' })
    await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'lists read')
    const round = JSON.parse(readFileSync(office.on('project', 'rolls', '02', 'roll-round-02.ippyo'), 'utf8'))
    const { hashes } = round.lists.find((each: { station: string }) => each.station === station)
    const held = { number: 2, hash: hashes[1], last: true }
    expect(desk.day()).toMatchObject({ alarm: null, listAwaited: false, roll: { held } })
    for (const [rollNo, code] of [
      ['1', 'early-voted'],
      ['2', 'died'],
    ] as const) {
      await desk.seek(rollNo)
      expect(desk.day().desk).toMatchObject({ type: 'refused', notice: { code } })
      desk.app.send({ type: 'voter-left' })
    }
    await desk.issueTo('3', await desk.newCard())
    expect(desk.day().counts.cardsIssued).toBe(1)
  } finally {
    await desk.clear()
  }
})

test('in the room each of the two types the own passphrase: one person at both seats signs nothing (own-50)', async () => {
  await takes('1,died,death\n')
  await office.approves()
  await office.press({ type: 'open-room', purpose: 'roll-list' })
  expect(office.view.keys.room?.seats.map(({ name }) => name)).toEqual([null, '愛', '健'])
  await expect.poll(() => office.roomIsOpen()).toBe(true)
  await office.typesAt(0, null)
  await office.typesAt(1, '愛')
  await office.typesAt(2, '愛')
  expect([office.code, office.about]).toEqual(['passphrase-not-of-signer', { name: '健' }])
  await office.press({ type: 'do-work' })
  expect(office.code).toBe('seats-empty')
  await office.typesAt(2, '健')
  await office.press({ type: 'do-work' })
  expect([office.code, rolls().made]).toMatchObject([null, [{ number: 1 }]])
})

test('the key process signs with what was typed alone: a list with one person’s approval is not even written', async () => {
  await takes('1,died,death\n')
  await office.approves()
  expect(await office.signs(['愛'])).toMatchObject({ type: 'failed', code: 'roll-list-not-read-back' })
  expect(existsSync(office.on('project', 'rolls', '01'))).toBe(false)
  expect(await office.signs()).toMatchObject({ type: 'done', done: { number: 1 } })
})

test('one person approves twice: it is one approval, and no key signs', async () => {
  await takes('1,died,death\n')
  await office.approvesAlone()
  await office.approvesAlone()
  expect([office.code, rolls().round?.approvedBy]).toEqual(['approved-by-you', ['愛']])
  await office.press({ type: 'open-room', purpose: 'roll-list' })
  expect([office.code, office.view.keys.room]).toEqual(['not-approved', null])
  await expect(office.signs()).rejects.toThrow('two people approved this content')
  expect(existsSync(office.on('project', 'rolls'))).toBe(false)
})

test('a colleague whom one person took in alone is no second person: not for the round, and not for the stick (own-52)', async () => {
  await takes('1,died,death\n')
  await office.approvesAlone()
  await office.inventsColleague()
  await office.signIn('影')
  await office.approvesAlone()
  expect([office.code, rolls().round]).toMatchObject(['not-an-approver', { approvedBy: ['愛'], approved: false }])
  await expect(office.signs()).rejects.toThrow('two people approved this content')
  await office.signIn('健')
  await office.approvesAlone()
  await office.signs()
  await office.signIn('愛')
  office.emptiesStick()
  await office.press({ type: 'put-roll-list', station })
  await office.signIn('影')
  for (const type of ['check-roll-list', 'put-roll-list'] as const) {
    await office.press({ type, station })
    expect([office.code, stickOf(station)?.carried]).toMatchObject(['not-an-approver', { by: '愛', checkedBy: null }])
  }
  await office.again()
  await office.signIn('影')
  expect(stickOf(station)?.mayNotCheck).toBe('not-an-approver')
})

test('what is brought after the approvals has none: no other content is signed in their names', async () => {
  await takes('1,died,death\n')
  await office.approves()
  expect(rolls().round?.approved).toBe(true)
  // A second file would take the place of the first one's rows.
  await takes('2,died,death\n')
  expect([office.code, rolls().round?.approvedBy]).toEqual(['round-has-changes', ['愛', '健']])
  await office.press({ type: 'drop-round' })
  await takes('2,died,death\n')
  expect(rolls().round).toMatchObject({ approvedBy: [], causes: [{ cause: 'death', count: 1 }] })
  await expect(office.signs()).rejects.toThrow('two people approved this content')
  await office.approves()
  await office.press({ type: 'say-last-round', last: true })
  await giveUp()
  expect(rolls().round?.approvedBy).toEqual([])
})

test('a day list that is given up before the last round is awaited again on the eve; a file of before is not taken again', async () => {
  await takes('1,absentee_issued,absentee\n')
  await giveUp()
  await office.approves()
  await office.signs()
  await office.signIn('愛')
  await office.press({ type: 'take-roll-changes' })
  expect([office.code, rolls().round]).toEqual(['changes-taken-before', null])
  await takes('9,died,death\n')
  await office.press({ type: 'say-last-round', last: true })
  await office.approves()
  await office.press({ type: 'open-room', purpose: 'roll-list' })
  expect(office.code).toBe('day-list-awaited')
})

test('a bad row is told with its place, and nothing of the stick is taken; a row that an earlier list added is known', async () => {
  await takes('1,died,death\n88,dead,death\n')
  expect([office.code, rolls().round, rolls().errors]).toMatchObject([
    'changes-refused',
    null,
    [{ file: 'changes.csv', line: 3, column: 'roll_no', code: 'unknown-roll-number' }],
  ])
  office.emptiesStick()
  const whole = 'roll_no,mark,cause,station,name,kana,sex,birth_date,address,resident_since,ticket\n'
  const added = '99,,supplementary,2,補正　太郎,ほせい　たろう,M,1950-01-01,沢渡5番地,1990-01-01,\n'
  writeFileSync(office.on('stick', 'changes.csv'), whole + added)
  await office.press({ type: 'take-roll-changes' })
  expect(rolls()).toMatchObject({ errorCount: 0, round: { causes: [{ cause: 'supplementary', count: 1 }] } })
  await office.approves()
  expect(await office.signs()).toMatchObject({ type: 'done', done: { changed: 0, added: 1 } })
  // The same stick again: its rows are on the roll by now, and each would be called a mistake.
  await office.press({ type: 'take-roll-changes' })
  expect([office.code, rolls().errors]).toEqual(['changes-taken-before', []])
  await takes('99,died,death\n')
  expect(rolls().round?.causes).toEqual([{ cause: 'death', count: 1 }])
  await office.approves()
  expect(await office.signs()).toMatchObject({ type: 'done', done: { number: 2, changed: 1 } })
})

test('another day it goes on where it was; a lost stick is made again with the same bytes, a strange one is left alone', async () => {
  await takes('1,died,death\n')
  await office.signIn('愛')
  await office.approvesAlone()
  await office.again()
  expect(rolls().round?.approvedBy).toEqual(['愛'])
  await office.signIn('健')
  await office.approvesAlone()
  await office.signs()
  const stick = await office.delivers(station)
  const file = join(stick, '01', 'roll-list-2-01.ippyo')
  const bytes = readFileSync(file)
  expect([stickOf(station)?.carried, stickOf(early)?.carried]).toMatchObject([
    { number: 1, by: '愛', checkedBy: '健', told: '投票管理者 6:10' },
    null,
  ])
  await office.again()
  expect(stickOf(station)?.carried?.told).toBe('投票管理者 6:10')
  await office.press({ type: 'put-roll-list', station: early })
  expect(office.code).toBe('roll-stick-for-station')
  // By its name and label, as a person finds it.
  expect(office.about?.found).toMatch(/（S\d+-R…）$/)
  expect(
    readFileSync(await office.delivers(station).then((again) => join(again, '01', 'roll-list-2-01.ippyo'))),
  ).toEqual(bytes)
  writeFileSync(file, 'another one')
  for (const press of ['check-roll-list', 'put-roll-list'] as const) {
    await office.signIn('愛')
    await office.signIn('健')
    await office.press({ type: press, station })
    expect([press, office.code]).toEqual([press, 'roll-stick-differs'])
  }
  expect(readFileSync(file, 'utf8')).toBe('another one')
  office.brings('mine', 'letter.txt')
  await office.press({ type: 'put-roll-list', station })
  expect(office.code).toBe('roll-stick-has-other-files')
})

test('lists that are not those of the record go onto no stick, and nothing follows on them', async () => {
  await takes('1,died,death\n')
  await office.approves()
  await office.signs()
  writeFileSync(office.on('project', 'rolls', '01', 'roll-list-2-01.ippyo'), 'exchanged')
  await office.press({ type: 'put-roll-list', station })
  expect(office.code).toBe('roll-lists-broken')
  await takes('2,died,death\n')
  await office.approves()
  expect(await office.signs()).toMatchObject({ type: 'failed', code: 'roll-lists-broken' })
  expect(office.rounds).toEqual(['01'])
})

test('what the power left without its line was on no stick, and is made once more', async () => {
  await takes('1,died,death\n')
  await office.approves()
  mkdirSync(office.on('project', 'rolls', '01'), { recursive: true })
  writeFileSync(office.on('project', 'rolls', '01', 'roll-list-2-01.ippyo'), 'half')
  expect(await office.signs()).toMatchObject({ type: 'done', done: { number: 1, changed: 2 } })
  await office.delivers(station)
  expect([office.code, stickOf(station)?.carried?.checkedBy]).toEqual([null, '健'])
})

test('the last one waits for the last day of early voting, or for a word why it does not come; the step is done when it is handed over', async () => {
  await office.press({ type: 'say-last-round', last: true })
  await office.approves()
  await office.press({ type: 'open-room', purpose: 'roll-list' })
  expect([office.code, stepState()]).toEqual(['day-list-awaited', 'open'])
  await giveUp()
  await office.approves()
  await office.signs()
  await office.delivers(station)
  expect([stepState(), rolls().staysLast]).toEqual(['done', true])
  // Each list after it is a last one too, and has to be handed over again.
  await takes('4,died,death\n')
  await office.press({ type: 'say-last-round', last: false })
  expect([office.code, rolls().round?.last, stepState()]).toEqual(['last-round-stays', true, 'done'])
})

test('who approves sees the rows: the first of them, those that are sought, and how many there are; of other changes none', async () => {
  await takes('2,died,death\n1,early_voted,early-voting\n')
  expect(rolls().round?.seen).toBeNull()
  await office.signIn('健')
  await office.press({ type: 'look-at-round', query: '' })
  expect(rolls().round?.seen).toMatchObject({
    ...{ all: 2, found: 2 },
    rows: [
      { rollNo: '1', station, cause: 'early-voting', mark: 'early_voted' },
      { rollNo: '2', station, cause: 'death', mark: 'died' },
    ],
  })
  const name = rolls().round?.seen?.rows[1]?.name ?? ''
  expect(name).not.toBe('')
  for (const query of ['2', name.replace(/[\s　]/g, '')]) {
    await office.press({ type: 'look-at-round', query })
    expect(rolls().round?.seen).toMatchObject({ all: 2, found: 1, rows: [{ rollNo: '2', name }] })
  }
  await office.press({ type: 'look-at-round', query: 'nobody' })
  expect(rolls().round?.seen).toMatchObject({ all: 2, found: 0, rows: [] })
  await office.press({ type: 'drop-round' })
  await takes('3,died,death\n')
  expect(rolls().round?.seen).toBeNull()
  await office.press({ type: 'drop-round' })
  await office.press({ type: 'look-at-round', query: '' })
  expect(office.code).toBe('rolls-none')
})

test('a day list of somebody else is refused in the key room, and no list is made', async () => {
  office.brings('not a day list', 'day-list-E-02.ippyo')
  mkdirSync(office.on('stick', 'reports'))
  cpSync(office.on('stick', 'day-list-E-02.ippyo'), office.on('stick', 'reports', 'day-list-E-01.ippyo'))
  await office.press({ type: 'take-roll-changes' })
  expect(rolls().early).toMatchObject([{ station: early, day: 2, days: 2, awaited: false }])
  await office.approves()
  expect(await office.signs()).toMatchObject({ type: 'failed', code: 'day-list-refused', about: { place: 1 } })
  expect(existsSync(office.on('project', 'rolls', '01'))).toBe(false)
  await office.press({ type: 'drop-round' })
  expect(rolls().round).toBeNull()
})

test('an empty stick brings nothing, and a round that nobody began is not approved', async () => {
  office.emptiesStick()
  await office.press({ type: 'take-roll-changes' })
  expect([office.code, rolls().round]).toEqual(['no-roll-changes', null])
  await office.press({ type: 'approve-round', content: '0'.repeat(64) })
  expect(office.code).toBe('rolls-none')
})

test('an extract of another system goes by its profile: both are approved, kept, and read again by later rounds', async () => {
  const profile = (code: string) =>
    `項目,元の見出し,読み替え,書き方\n名簿番号,番号,,\n印,事由,${code}=死亡,\n理由,事由,${code}=死亡,\n`
  const extract = (number: string) => {
    office.brings(`番号,事由\n${number},41\n`, '名簿の異動.csv')
    writeFileSync(office.on('stick', '異動の読み方.csv'), profile('41'))
  }
  extract('1')
  writeFileSync(office.on('stick', '異動の読み方.csv'), profile('31'))
  await office.press({ type: 'take-roll-changes' })
  expect([office.code, rolls().errors[0]]).toMatchObject(['changes-refused', { code: 'not-in-profile', line: 2 }])
  extract('1')
  writeFileSync(office.on('stick', 'changes-profile.csv'), profile('41'))
  await office.press({ type: 'take-roll-changes' })
  expect([office.code, rolls().round]).toEqual(['changes-twice', null])
  extract('1')
  await office.press({ type: 'take-roll-changes' })
  expect(rolls().round).toMatchObject({ hasProfile: true, causes: [{ cause: 'death', count: 1 }] })
  await office.approves()
  // The same extract by another profile is another content, also when it is read alike.
  writeFileSync(office.on('stick', '異動の読み方.csv'), `${profile('41')}使わない列,,,\n`)
  await office.press({ type: 'take-roll-changes' })
  expect(rolls().round?.approvedBy).toEqual([])
  await office.approves()
  expect(await office.signs()).toMatchObject({ type: 'done', done: { number: 1, changed: 2 } })
  // On another day its counts are seen again by who approves.
  await office.again()
  await office.signIn('愛')
  extract('2')
  await office.press({ type: 'take-roll-changes' })
  await office.again()
  await office.signIn('健')
  await office.press({ type: 'look-at-round', query: '' })
  expect(rolls().warnings).toContainEqual(expect.objectContaining({ code: 'profile-value-read', value: '1' }))
  expect(rolls().round?.seen).toMatchObject({ all: 1, rows: [{ rollNo: '2', mark: 'died' }] })
})

test('on whom two votes meet, each approver has seen before a list is signed; it is seen again on another day (ISS-02)', async () => {
  await takes('1,early_voted,early-voting\n2,died,death\n')
  await office.approves()
  await office.signs()
  await takes('1,absentee_voted,absentee\n3,died,death\n')
  await office.approves()
  expect(await office.signs()).toMatchObject({ done: { type: 'roll-meetings-found', rows: 1 } })
  expect([office.rounds.filter((name) => name.length === 2), rolls().round]).toMatchObject([
    ['01'],
    { meetingCount: 1, meetings: null, approvedBy: [], mayNotApprove: 'meetings-not-seen' },
  ])
  const meetings = [
    { meet: ['early_voted', 'absentee_voted'], becomes: 'early_voted', rows: [{ rollNo: '1', station }] },
  ]
  for (const who of ['愛', '健'] as const) {
    await office.signIn(who)
    await office.approvesAlone()
    expect([who, office.code]).toEqual([who, 'meetings-not-seen'])
    await office.press({ type: 'look-at-meetings', number: 2 })
    expect(rolls().round).toMatchObject({ meetings, mayNotApprove: null })
    await office.approvesAlone()
  }
  expect(await office.signs()).toMatchObject({ done: { type: 'roll-list-signed', number: 2 } })
  await office.again()
  await office.signIn('愛')
  await office.press({ type: 'look-at-meetings', number: 2 })
  expect(rolls().made).toMatchObject([{ meetingCount: 0 }, { meetingCount: 1, meetings }])
  await office.press({ type: 'sign-out' })
  expect(rolls().made[1]?.meetings).toBeNull()
})
