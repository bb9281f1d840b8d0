/** R8, own-50: what no file can mend is decided by two people of the office, each with an own passphrase. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readVoidDecision } from '#election/online/voids.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { projectOf } from '../session/project.ts'
import { readRecord } from '../session/record.ts'
import { ran } from './ippyo-in-tests.ts'

const [AI, KEN, SHADOW] = [
  OfficeInHand.person,
  { name: '健', passphrase: 'a passphrase of his own' },
  { name: '影', passphrase: 'who joined afterwards' },
]
const BOX = 'ab'.repeat(16)

let prepared: PreparedStation
let office: OfficeInHand

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(2), 'no voice')
  office = await OfficeInHand.begun()
  const { at } = OfficeInHand
  await office.ask({ type: 'make-person', ...KEN, begins: null, at })
  await office.hasSigned(prepared, 2)
  await office.again()
  await office.ask({ type: 'make-person', ...SHADOW, begins: null, at })
  mkdirSync(office.on('voids'))
})
afterAll(async () => {
  await office.end()
  await prepared.close()
})

async function decide(
  more: readonly string[],
  passphrases: readonly string[] = [AI.passphrase, KEN.passphrase],
  project = office.on('project'),
) {
  const places = ['--project', project, '--package', office.on('project', 'prepared', 'package')]
  const own = ['--office', office.on('project', 'prepared', 'office'), '--out', office.on('voids')]
  return ran(['decide-online', ...more, '--reason', '係が来ない人に交付と押した', ...places, ...own], passphrases)
}

const BOTH = ['--by', AI.name, '--by', KEN.name] as const
const VOID = ['--use', 'online-void', '--box', BOX] as const

it('two people see the words first, and sign them: the sorting takes the file', async () => {
  const { asked, out } = await decide([...VOID, ...BOTH])
  expect(asked).toContain(BOX)
  expect(asked).toContain('愛 and 健')
  expect(out).toContain('online-decision-1.ippyo')
  expect(out).toContain('(--voids) has them, then sort')
  const { electionId } = prepared.election.electionPackage
  const { people } = projectOf(must(readRecord(readFileSync(office.on('project', 'record.jsonl')))))
  const approvers = [AI, KEN].map(({ name }) => ({ name, key: people.get(name) ?? '' }))
  const file = readFileSync(office.on('voids', 'online-decision-1.ippyo'))
  expect(must(readVoidDecision(file, { electionId, approvers }, verifyNative))).toMatchObject({
    use: 'online-void',
    handle: BOX,
  })
  await decide(['--use', 'online-voids-taken', '--station', '2', ...BOTH])
  expect(readdirSync(office.on('voids')).sort()).toEqual(['online-decision-1.ippyo', 'online-decision-2.ippyo'])
})

it('several boxes of one reason: one question to each, and a file a box', async () => {
  const before = readdirSync(office.on('voids')).length
  const boxes = [BOX, 'cd'.repeat(16), BOX].flatMap((each) => ['--box', each])
  const { asked, out } = await decide(['--use', 'online-held', ...boxes, ...BOTH])
  expect(asked.match(/does not count/g)).toHaveLength(2)
  expect(out).toContain(`online-decision-${before + 2}.ippyo`)
  expect(readdirSync(office.on('voids'))).toHaveLength(before + 2)
})

it('S16: each box is held against the list of the roll side, which alone names all its boxes', async () => {
  const [listed, other] = ['12'.repeat(16), '34'.repeat(16)]
  const holds = office.on('holds.csv')
  const said = async (use: string, more: readonly string[], text = `box,roll_no\n${listed},7\n`) => {
    writeFileSync(holds, text)
    const before = readdirSync(office.on('voids')).length
    const { code, asked, err } = await decide(['--use', use, '--holds', holds, ...more, ...BOTH])
    return { code, signed: readdirSync(office.on('voids')).length - before, asked, err }
  }
  const refused = (words: string) => ({ code: 1, signed: 0, asked: '', err: expect.stringContaining(words) })
  expect(await said('online-held', [])).toMatchObject({ code: 0, signed: 1, asked: expect.stringContaining(listed) })
  expect(await said('online-held', ['--box', listed])).toMatchObject({ code: 0, signed: 1 })
  expect(await said('online-held', ['--box', listed, '--box', other])).toMatchObject(refused(`${other} is not in`))
  expect(await said('online-unheld', ['--box', other])).toMatchObject({ code: 0, signed: 1 })
  expect(await said('online-unheld', ['--box', other, '--box', listed])).toMatchObject(refused(`${listed} is in`))
  expect(await said('online-held', [], 'box,roll_no\n')).toMatchObject(refused('no held box'))
  const whole = `box,roll_no\n${listed},7\n`
  for (const [text, line] of [
    ['', 1],
    [whole.replace('box', 'row'), 1],
    [whole.slice(0, -1), 2],
    [whole + whole.split('\n')[1]?.slice(1), 3],
    [whole.replace(',7', ''), 2],
    [whole.replace(',7', ',7,8'), 2],
    [whole.replace(listed, '1.2E+31'), 2],
  ] as const)
    expect(await said('online-held', [], text)).toMatchObject(refused(`Line ${line} of`))
  rmSync(holds)
  expect(await decide(['--use', 'online-held', '--holds', holds, ...BOTH])).toMatchObject({ code: 1, asked: '' })
  expect(await decide(['--use', 'online-unheld', '--holds', holds, ...BOTH])).toMatchObject({ code: 2 })
  expect(await decide([...VOID, '--holds', holds, ...BOTH])).toMatchObject({ code: 2 })
})

it('one person, a stranger, somebody who joined afterwards, a wrong passphrase: nothing is signed', async () => {
  const before = readdirSync(office.on('voids')).length
  const names = (first: string, second: string) => [...VOID, '--by', first, '--by', second]
  expect(await decide(names('愛', '愛'))).toMatchObject({ code: 1, asked: '', err: expect.stringContaining('愛') })
  expect(await decide(names('愛', '誰か'))).toMatchObject({ code: 1, asked: '', err: expect.stringContaining('誰か') })
  expect(await decide(names('愛', '影'), [AI.passphrase, SHADOW.passphrase])).toMatchObject({ code: 1, asked: '' })
  expect(await decide([...VOID, ...BOTH], [AI.passphrase, AI.passphrase])).toMatchObject({
    code: 1,
    err: expect.stringContaining('passphrase of 健'),
  })
  expect(await decide(['--use', 'online-voids-lost', '--station', '99', ...BOTH])).toMatchObject({ code: 1, asked: '' })
  expect(await decide([...VOID, '--by', '愛'])).toMatchObject({ code: 2 })
  expect(await decide(['--use', 'online-void', '--station', '2', ...BOTH])).toMatchObject({ code: 2 })
  expect(await decide([...VOID, ...BOTH], [], office.on('nowhere'))).toMatchObject({ code: 1, asked: '' })
  expect(existsSync(office.on('nowhere'))).toBe(false)
  expect(readdirSync(office.on('voids'))).toHaveLength(before)
})
