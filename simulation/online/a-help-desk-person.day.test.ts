/** The roll's server as somebody without the office's duty asks it: nothing of it moves before their duty is asked (M5, T26). */
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asked } from '#online/roll-side/roll/staff-answer.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'
import { type OfficeRoom, openOfficeRoom } from './office-room.ts'
import { PASSPHRASE } from './played-office.ts'

describe.skipIf(whyNoDatabase !== null)(`a help-desk person${leftOut}`, () => {
  let office: OfficeRoom
  let desk: Readonly<Record<string, string>>
  beforeAll(async () => {
    office = await openOfficeRoom('a help-desk person')
    const first = await signedIn('第一 職員')
    // One person alone may add them.
    expect(await ask('join', { name: '窓口', passphrase: PASSPHRASE, duty: 'desk' }, first)).toEqual({ type: 'done' })
    // P8: typed otherwise, it is the same person, who cannot be a second one.
    for (const name of ['窓口　', '窓 口', '窓口印'])
      expect(await ask('join', { name, passphrase: PASSPHRASE, duty: 'desk' }, first)).toMatchObject({
        refusal: 'already-there',
      })
    desk = await signedIn('窓　口')
  })
  afterAll(() => office?.close())

  const post = (name: string, body: object, headers: Readonly<Record<string, string>>) => {
    const json = { origin: office.origin, 'content-type': 'application/json', ...headers }
    return fetch(`${office.origin}/api/${name}`, { method: 'POST', headers: json, body: JSON.stringify(body) })
  }
  const ask = async (name: string, body: object, of: Readonly<Record<string, string>>) =>
    (await post(name, body, of)).json()
  async function signedIn(name: string) {
    const answer = await post('sign-in', { name, passphrase: PASSPHRASE }, {})
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const { token } = (await answer.json()) as { token: string }
    return { cookie, 'x-ippyo-token': token }
  }

  test('finds a caller who has lost the letter by name and birth, and none of several who have both in common (P5)', async () => {
    const [first, second] = [await signedIn('第一 職員'), await signedIn('第二 職員')]
    const row = (no: string, name: string, kana: string) =>
      `${no},1,${name},${kana},F,1955-03-02,架空県見本市中央９丁目${no},2001-01-01,T${no},`
    const rows = [
      row('m-1', '見本　月子', 'みほん　つきこ'),
      row('m-2', '架空　雪', 'かくう　ゆき'),
      row('m-3', '架空雪', 'かくう　ゆき'),
    ]
    const csv = ['roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark', ...rows, ''].join('\n')
    for (const who of [first, second]) await ask('import', { csv }, who)
    const letters: string[] = []
    for (const rollNo of ['m-1', 'm-2', 'm-3']) {
      await ask('apply', { rollNo, category: null }, first)
      const { applications } = await ask('applications', { state: 'asked' }, first)
      const [{ id }] = applications
      await ask('propose', { id }, first)
      letters.push((await ask('approve', { id }, second)).letter)
    }
    const found = (name: string, birthDate: string) => ask('search', { name, birthDate }, desk)
    for (const name of ['見本 月子', '見本月子', 'みほん　つきこ'])
      expect(await found(name, '1955-03-02')).toMatchObject({ letter: { letter: letters[0] } })
    expect(await found('見本 月子', '1955-03-03')).toEqual({ type: 'found', letter: null })
    expect(await found('架空 雪', '1955-03-02')).toEqual({ type: 'found', letter: null })
  })

  test('searches and sends a letter again, and each other message is the office’s', async () => {
    const [id, name] = ['00'.repeat(16), 'somebody']
    const all: { readonly [N in Exclude<Asked, 'search' | 'reissue' | 'incidents'>]: object } = {
      ...{ voter: { rollNo: '1-1' }, applications: { state: 'asked' }, letters: { state: 'drawn' }, changes: {} },
      ...{
        office: {},
        boxes: {},
        approved: {},
        kept: { of: 'boxes' },
        pause: { paused: true },
        import: { csv: 'roll_no\n' },
      },
      ...{
        apply: { rollNo: '1-1', category: null },
        propose: { id },
        refuse: { id, why: 'other' },
        withdraw: { id },
        figures: {},
        answer: { id, as: 'refused' },
        'print-paper': { ids: [id] },
        approve: { id },
        'approve-members': { ids: [id] },
      },
      ...{ print: { letters: ['0123456789'] }, mark: { letters: ['0123456789'], as: 'posted' } },
      ...{
        ask: { kind: 'hold', rollNo: '1-1', why: 'no reason' },
        decide: { id, do: true },
        paper: { rollNo: '1-1', as: 'given' },
        agree: { id, do: true },
      },
      ...{ leave: { name }, join: { name, passphrase: PASSPHRASE, duty: 'desk' }, 'enrol-anew': { name } },
    }
    for (const [asked, body] of Object.entries(all))
      expect([asked, await ask(asked, body, desk)]).toEqual([asked, { type: 'refused', refusal: 'not-your-duty' }])
    expect(await ask('incidents', {}, desk)).toEqual({ type: 'incidents', isRead: true, open: [] })
    expect(await ask('search', { letter: '0123456789' }, desk)).toEqual({ type: 'found', letter: null })
    expect(await ask('reissue', { letter: '0123456789' }, desk)).toMatchObject({ refusal: 'not-in-this-state' })
  })

  test('gets the answer before a byte of an extract is read, as a stranger and another page do', async () => {
    const answerTo = (headers: Readonly<Record<string, string>>) => {
      const length = { 'content-type': 'application/json', 'content-length': `${200 * 2 ** 20}` }
      const sends = request(`${office.origin}/api/import`, { method: 'POST', headers: { ...length, ...headers } })
      sends.flushHeaders()
      return new Promise((resolve, reject) => {
        sends.on('error', reject).on('response', async (answer) => {
          resolve([answer.statusCode, JSON.parse(await text(answer)).refusal])
          sends.destroy()
        })
      })
    }
    const { cookie = '' } = desk
    expect(await answerTo({})).toEqual([401, 'signed-out'])
    expect(await answerTo({ cookie })).toEqual([401, 'signed-out'])
    expect(await answerTo({ ...desk, origin: 'https://evil.example' })).toEqual([403, 'signed-out'])
    expect(await answerTo(desk)).toEqual([200, 'not-your-duty'])
  })
})
