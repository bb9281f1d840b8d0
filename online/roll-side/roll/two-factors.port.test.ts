/** Tries of a passphrase that are sent all at once are as many as those that are sent one after the other (T29). */
import { beforeEach, describe, expect, it } from 'vitest'
import { isOnePerson } from '#election/person-name.ts'
import { err, ok } from '#election/result.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { Tries } from '../tries.ts'
import { Office } from './office.ts'
import { openBoth } from './two-factors.ts'

const NAME = '第一 職員'
const RIGHT = 'right'
const signer = (name: string) => ({
  ...{ name, duty: 'office' as const, consulate: null, publicKey: new Uint8Array(32) },
  secretKey: new Uint8Array(32).fill(1),
})

describe('tries of one name', () => {
  let clock: number
  let [running, most, opened] = [0, 0, 0]
  let answers: boolean
  let parts: Parameters<typeof openBoth>[0]
  beforeEach(() => {
    ;[clock, running, most, opened, answers] = [1_000_000, 0, 0, 0, true]
    const open: Office['open'] = async (name, passphrase) => {
      most = Math.max(most, ++running)
      opened++
      // As scrypt does, it ends in a later turn of the process.
      await new Promise((done) => setImmediate(done))
      running--
      if (!answers) return err('try-again')
      return passphrase === RIGHT ? ok(signer(name)) : err('not-you')
    }
    const nameAsJoined: Office['nameAsJoined'] = async (typed) => (isOnePerson(typed, NAME) ? NAME : null)
    const office: Office = Object.assign(Object.create(Office.prototype), { nameAsJoined, open })
    const tries = new Tries(seededRandomness('tries of one name'), () => clock)
    parts = { office, tries, passkeys: { whyNone: null } }
  })
  const signIn = async (passphrase: string, name = NAME) => {
    const said = await openBoth(parts, { name, passphrase })
    return said.ok ? 'opened' : said.error
  }
  const wrong = (times: number) => Array.from({ length: times }, () => signIn('wrong'))

  it('forty at once are ten, one after the other, and the right one at their end is not looked at', async () => {
    const said = await Promise.all([...wrong(39), signIn(RIGHT)])
    expect(said.filter((each) => each === 'not-you')).toHaveLength(10)
    expect(said.at(-1)).toBe('slow-down')
    expect([opened, most]).toEqual([10, 1])
    clock += 59
    expect(await signIn(RIGHT)).toBe('slow-down')
    clock += 1
    expect(await signIn(RIGHT)).toBe('opened')
  })

  // P8: another blank is another try of the same person.
  it('a name that is typed otherwise is the same person, and its tries are', async () => {
    expect(await signIn(RIGHT, NAME.replace(' ', '　'))).toBe('opened')
    const ways = [NAME, NAME.replace(' ', '　'), NAME.replace(' ', '')]
    const said = await Promise.all(Array.from({ length: 30 }, (_, n) => signIn('wrong', ways[n % ways.length])))
    expect(said.filter((each) => each === 'not-you')).toHaveLength(10)
  })

  it('right ones cost nothing, nor does one that had no answer', async () => {
    for (let n = 0; n < 3; n++) expect(await Promise.all([...wrong(3), signIn(RIGHT)])).toContain('opened')
    answers = false
    for (let n = 0; n < 20; n++) expect(await signIn('wrong')).toBe('try-again')
    answers = true
    for (let n = 0; n < 20; n++) expect(await signIn(RIGHT)).toBe('opened')
    expect(await Promise.all(wrong(2))).toEqual(['not-you', 'slow-down'])
  })

  it('what is refused while it waits puts off no minute, and another name waits for none of it', async () => {
    await Promise.all(wrong(10))
    for (let second = 0; second < 59; second++) {
      clock++
      expect(await signIn('wrong')).toBe('slow-down')
    }
    clock++
    const attack = wrong(40)
    expect(await signIn(RIGHT, '第二 職員')).toBe('opened')
    expect((await Promise.all(attack)).filter((each) => each === 'not-you')).toHaveLength(1)
    expect(most).toBe(2)
  })

  it('names that somebody invents are sixteen at work, and no more; after them everybody is looked at again', async () => {
    const said = await Promise.all(Array.from({ length: 40 }, (_, n) => signIn('wrong', `${n}`)))
    expect([most, said.filter((each) => each === 'slow-down').length]).toEqual([16, 24])
    expect(await signIn(RIGHT)).toBe('opened')
  })

  it('one that breaks off is not counted, and the next one has its turn', async () => {
    const { office } = parts
    const broken = Object.assign(Object.create(office), { open: () => Promise.reject(new Error('broken')) })
    parts = { ...parts, office: broken }
    const said = await Promise.allSettled(wrong(12))
    expect(said.filter(({ status }) => status === 'rejected')).toHaveLength(10)
    parts = { ...parts, office }
    expect(await signIn(RIGHT)).toBe('opened')
  })
})
