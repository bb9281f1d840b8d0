/** `npm run online` as people start it: the leading page, step by step, to the check of the count, whose totals are those of a plain reference (R9, R10); and Ctrl-C, which leaves no process and no folder. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startOf } from '#build/start-of.ts'
import { fromHex } from '#election/bytes.ts'
import type { VoteCode } from '#election/online/ids.ts'
import { printedShownCode, shownCode } from '#election/online/shown-code.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { TEST_CARDS, type TestCardName } from '#online/test-jpki/people.ts'
import { VOTES } from '#simulation/counting/mixed-night.ts'
import { leftOut, whyNoDatabase } from '#simulation/online/box-room.ts'
import { foundInMemory, processesOf, Wanted } from '#simulation/online/bytes-in-places.ts'
import { INVENTED_PASSPHRASE } from '#simulation/online/programs/ceremony.ts'
import { rollCsv } from '#simulation/online/programs/invented-people.ts'
import { InventedVoter } from '#simulation/online/programs/invented-voter.ts'
import { STAFF } from '#simulation/online/programs/online-programs.ts'
import { StaffBrowser } from '#simulation/online/programs/staff-browser.ts'
import { unreadable } from '#simulation/secrecy/process-memory.ts'
import { fill } from '#ui/messages/message.ts'
import { verifyBundle } from '#verify/bundle/read-bundle.ts'
import { leadWords as words } from '#words/online.ts'
import { STEPS, type Step } from './lead.ts'

const AT = fill(words.at.en, { address: '' })
const { password } = TEST_CARDS.good
const whyNoMemory = unreadable()
/** The plain reference: who voted at the stations, and the last vote of each of the two. */
const ONLINE = [
  [12, 23],
  [12, 22],
] as const
const TOTALS = (
  [
    [2, 'question'],
    [3, 'question'],
  ] as const
).map(([names, kind], at) => {
  const candidates = Array.from({ length: names }, (_, n) => n + 1)
  const choices = [...VOTES.flat(), ...ONLINE].map((session) => session[at])
  const cast = choices.map((id) => (typeof id === 'number' ? id % 10 : ('ended' as const)))
  const { ended, totals } = countNaive({ kind, seats: 1, candidates }, cast)
  return [Object.fromEntries(Object.entries(totals).map(([number, votes]) => [number, Number(votes)])), ended]
})
const REFUSED = [
  ['revoked', password, 'revoked'],
  ['other', password, 'another-person'],
  ['good', 'WRONG99', 'wrong-password'],
] as const

describe.skipIf(whyNoDatabase !== null)(`npm run online${leftOut}`, () => {
  let place: string
  let command: ChildProcess
  let ended: Promise<unknown[]>
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'ippyo-'))
    // PostgreSQL runs as a user of its own.
    chmodSync(place, 0o755)
  })
  afterEach(() => {
    if (command.exitCode === null) command.kill('SIGKILL')
    rmSync(place, { recursive: true, force: true })
  })

  /** In a group of its own, as a terminal has it. */
  function start(...given: readonly string[]): AsyncIterable<string> {
    const { options, file } = startOf('desk/online/main.ts')
    const call = ['--pdeathsig', 'TERM', process.execPath, ...options, file, ...given]
    const env = { ...process.env, TMPDIR: place, TSX_DISABLE_CACHE: '1' }
    command = spawn('setpriv', call, { stdio: ['ignore', 'pipe', 'inherit'], detached: true, env })
    ended = once(command, 'exit')
    return createInterface({ input: command.stdout ?? process.stdin })
  }
  async function says(lines: AsyncIterable<string>, begin: string): Promise<string> {
    for await (const line of lines) if (line.startsWith(begin)) return line.slice(begin.length)
    throw new Error(`it ended before it said: ${begin}`)
  }
  async function pressCtrlC(): Promise<void> {
    process.kill(-(command.pid ?? 0), 'SIGINT')
    expect(await ended).toEqual([0, null])
    expect(readdirSync(place)).toEqual([])
    expect(startedAt(place)).toEqual([])
  }

  /** No program's memory has what the other side alone may know (T2, T3). */
  async function eachKnowsItsOwn(of: { readonly codes: readonly string[]; readonly votes: readonly string[] }) {
    if (whyNoMemory !== null) return console.warn(`memory was not searched: ${whyNoMemory}`)
    const found = (side: readonly string[], wanted: Wanted) =>
      side.flatMap((name) => {
        const processes = processesOf(`online/main/${name}.ts`, place)
        expect([name, processes.length]).toEqual([name, name === 'witness' ? 3 : 1])
        return processes.slice(0, 1).flatMap((pid) => foundInMemory(pid, wanted).map((what) => `${name}: ${what}`))
      })
    const things = (await castsIn(place)).flatMap((body, at) => [
      [`record ${at}`, body.subarray(-160, -64)],
      [`signature ${at}`, body.subarray(-64)],
    ])
    const named = <T>(name: string, all: readonly T[]) =>
      Object.fromEntries(all.map((thing, at) => [`${name} ${at}`, thing]))
    const ofVotes = new Wanted({
      ...Object.fromEntries(things),
      ...named(
        'vote code',
        of.votes.map((each) => fromHex(each)),
      ),
    })
    const people = { name: '試験　花子', other: '試験　太郎', address: '架空県見本市中央', password }
    const ofPeople = new Wanted({ ...named('code', of.codes), ...people })
    // The search sees what is there.
    expect(found(['collector'], ofVotes)).not.toEqual([])
    expect(found(['roll'], ofPeople)).not.toEqual([])
    expect(found(['collector', 'sequencer', 'hold', 'witness', 'page'], ofPeople)).toEqual([])
    expect(found(['gate', 'roll'], ofVotes)).toEqual([])
  }

  test('leads two voters from the application to the check of the count; the switches of the plan hold', async () => {
    const address = await says(start('--tsukuba'), AT)
    const { origin } = new URL(address)
    const press = async (step: Step, from = origin) => {
      const how = { method: 'POST', headers: { origin: from }, body: new URLSearchParams({ step }) }
      const answer = await fetch(address, how)
      return { status: answer.status, page: await answer.text() }
    }
    expect((await press('roll', 'http://other.example')).status).toBe(404)
    let page = await (await fetch(address)).text()
    const office = /href="(http:\/\/localhost:\d+\/)" target/.exec(page)?.[1] ?? ''
    expect((await fetch(office)).headers.get('content-type')).toMatch(/^text\/html/)
    const walk = async (...steps: readonly Step[]) => {
      for (const step of steps) {
        expect(nextOf(page)).toBe(step)
        page = (await press(step)).page
      }
    }
    await walk('roll')
    expect(page).toContain('/apply"')
    const applicant = new InventedVoter(await placeOf(/href="(http:[^"]+)\/apply"/.exec(page)?.[1] ?? ''))
    expect(await applicant.apply('昭和45年4月2日', 'good', password, 'care')).toMatchObject({ refusal: 'another-card' })
    expect(await applicant.apply('昭和45年4月1日', 'good', password, 'care')).toEqual({ type: 'applied' })
    expect(applicant.kept).toBeNull()
    await walk('apply', 'propose', 'approve', 'print', 'boxes')
    // An old page, once more.
    expect(nextOf((await press('apply')).page)).toBe('close')
    const [letter = ''] = [...page.matchAll(/letter-\d{10}\.pdf/g)].map(String)
    const paper = await fetch(new URL(letter, address))
    expect(Buffer.from(await paper.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')
    const codes = [...page.matchAll(/href="(http:[^"]+)#([0-9A-Z]{12})"/g)]
    expect(codes).toHaveLength(2)
    const [[, at = '', first = ''] = [], [, , second = ''] = []] = codes
    const place = await placeOf(at)
    const voter = new InventedVoter(place)
    for (const [card, word, refusal] of REFUSED) {
      expect(await voter.toBallot(first, card, word)).toMatchObject({ refusal })
    }
    // The last one counts, and nobody sees which one it was: both are in the log.
    const votes = [
      await voteOf(voter, first, 'good', [0, 0]),
      await voteOf(new InventedVoter(place), first, 'good', [1, 2]),
    ]
    votes.push(await voteOf(new InventedVoter(place), second, 'other', [1, 1]))
    page = await (await fetch(address)).text()
    expect(page).toContain('data-votes="3"')
    await eachKnowsItsOwn({ codes: [first, second], votes })
    await walk('close', 'export')
    for (const vote of votes) expect(page).toContain(`<code>${printedShownCode(shownCode(vote))}</code>`)
    expect([...page.matchAll(/online-box\.ippyo/g)]).toHaveLength(2)
    await walk('sort')
    expect(numbersIn(page, 'sorted')).toEqual([3, 1, 0, 2])
    await walk('count')
    expect(totalsIn(page)).toEqual(TOTALS)
    await walk('check')
    expect(nextOf(page)).toBeNull()
    await checked(page, address)
    const written = await (await fetch(new URL('programs.txt', address))).text()
    expect(written).toMatch(/permit/)
    for (const secret of [first, second, ...votes, '花子', '太郎', '架空県', password])
      expect(written).not.toContain(secret)
    for (const vote of votes) expect(written).not.toContain(printedShownCode(shownCode(vote)))
    // With 0, for every program ended with 0.
    await pressCtrlC()
  })

  // P1: the page led nowhere for who had used the office's pages that it offers.
  test('what somebody did at the office’s pages before is passed over, and each step ends', async () => {
    const address = await says(start(), AT)
    const { origin } = new URL(address)
    let page = await (await fetch(address)).text()
    const press = async (step: Step) => {
      expect(nextOf(page)).toBe(step)
      const how = { method: 'POST', headers: { origin }, body: new URLSearchParams({ step }) }
      page = await (await fetch(address, how)).text()
      expect(page).not.toContain('class="fault"')
    }
    const office = /href="(http:\/\/localhost:\d+)\/" target/.exec(page)?.[1] ?? ''
    const [first, second] = [new StaffBrowser(office), new StaffBrowser(office)]
    for (const [at, who] of [first, second].entries())
      await who.ask('sign-in', { name: STAFF[at], passphrase: INVENTED_PASSPHRASE })
    for (const who of [first, second]) await who.ask('import', { csv: rollCsv('1') })
    await press('roll')
    await first.ask('apply', { rollNo: '1', category: null })
    await press('apply')
    const [own] = (await first.ask('applications', { state: 'asked' })).applications.filter(
      ({ voter }) => voter.rollNo === '1',
    )
    await first.ask('propose', { id: own?.id })
    await press('propose')
    await second.ask('approve', { id: own?.id })
    await press('approve')
    const [drawn] = (await second.ask('letters', { state: 'drawn' })).letters
    await second.ask('print', { letters: [drawn?.letter] })
    await press('print')
    expect(page).toContain(fill(words.printedByHand.ja, { number: drawn?.letter ?? '' }))
    expect([...page.matchAll(/letter-\d{10}\.pdf/g)]).toHaveLength(1)
    await first.ask('boxes')
    await press('boxes')
    expect(nextOf(page)).toBe('close')
    await pressCtrlC()
  })

  test('the plan for voters abroad starts with its own switches', async () => {
    const page = await (await fetch((await says(start('--overseas'), AT)).replace(/ja$/, 'en'))).text()
    const { policy_overseas, switch_voters_abroad, switch_deskOverride_false, switch_overwrite_false } = words
    for (const { en } of [policy_overseas, switch_voters_abroad, switch_deskOverride_false, switch_overwrite_false]) {
      expect(page).toContain(en)
    }
    expect(nextOf(page)).toBe('roll')
    await pressCtrlC()
  })

  test('a start that is broken off leaves nothing', async () => {
    await says(start(), words.begin_ceremony.en)
    await pressCtrlC()
  })
})

/** As the administrator of its cluster reads them. */
async function castsIn(place: string): Promise<readonly Buffer[]> {
  const cluster = readdirSync(place).find((name) => name.startsWith('ippyo-pg-')) ?? ''
  const client = new Client({ host: join(place, cluster), user: ADMINISTRATOR, database: 'box_side' })
  await client.connect()
  const { rows } = await client.query<{ body: Buffer }>('SELECT body FROM box.cast_event')
  await client.end()
  return rows.map(({ body }) => body)
}

async function voteOf(
  voter: InventedVoter,
  code: string,
  card: TestCardName,
  names: readonly number[],
): Promise<VoteCode> {
  expect((await voter.toBallot(code, card, password)).type).toBe('choosing')
  const vote = await voter.cast(names)
  expect(vote.witnesses).toHaveLength(3)
  expect(voter.kept).toBeNull()
  return vote.code
}

function numbersIn(page: string, section: string): readonly number[] {
  const part = page.slice(page.indexOf(`id="${section}"`)).split('</table>', 1)[0] ?? ''
  return [...part.matchAll(/<td>(\d+)<\/td>/g)].map(([, number]) => Number(number))
}

/** Each contest: votes by the number of the candidate, and ended. */
function totalsIn(page: string): readonly (readonly [Readonly<Record<string, number>>, number])[] {
  const ended = [...page.matchAll(/data-ended="(\d+)"/g)].map(([, number]) => Number(number))
  return ended.map((count, at) => {
    const cells = page.matchAll(new RegExp(`data-contest="${at}" data-candidate="(\\d+)">(\\d+)<`, 'g'))
    return [Object.fromEntries([...cells].map(([, number, votes]) => [number, Number(votes)])), count]
  })
}

/** The independent reader holds the published bundle, with the numbers that the page shows. */
async function checked(page: string, address: string): Promise<void> {
  const digits = (of: string) => new RegExp(`data-digits="${of}">([\\d ]+)<`).exec(page)?.[1]?.replaceAll(' ', '') ?? ''
  expect(page).not.toContain(words.fails.en)
  const html = await fetch(new URL('check.html', address))
  expect(html.headers.get('content-security-policy')).toBeNull()
  expect((await html.text()).slice(0, 300)).toContain('http-equiv="Content-Security-Policy"')
  const place = mkdtempSync(join(tmpdir(), 'ippyo-bundle-'))
  try {
    const tar = `${place}.tar`
    writeFileSync(tar, new Uint8Array(await (await fetch(new URL('bundle.tar', address))).arrayBuffer()))
    execFileSync('tar', ['xf', tar, '-C', place])
    const found = await verifyBundle(place, { authority: { number: digits('authority') }, bundle: digits('bundle') })
    expect(found).toMatchObject({ findings: expect.anything() })
    const results = 'findings' in found ? found.findings.map(({ check, result }) => `${check} ${result}`) : []
    expect(results.filter((each) => !/ (holds|not-checked)$/.test(each))).toEqual([])
    expect(results).toContain('V05 holds')
  } finally {
    for (const each of [place, `${place}.tar`]) rmSync(each, { recursive: true, force: true })
  }
}

function nextOf(page: string): string | null {
  const step = /data-step="([a-z]+)" aria-current="step"/.exec(page)?.[1] ?? null
  expect(step === null || STEPS.some((each) => each === step)).toBe(true)
  return step
}

/** Texts that the page has inside. */
async function placeOf(page: string) {
  const html = await (await fetch(page)).text()
  const meta = (name: string) => new RegExp(`name="${name}" content="([^"]+)"`).exec(html)?.[1] ?? ''
  return { origin: new URL(page).origin, gate: meta('ippyo-gate'), authority: meta('ippyo-authority') }
}

/** Who was started there, or by somebody who was. */
function startedAt(place: string): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      return readFileSync(join('/proc', pid, 'environ'), 'utf8')
        .split('\0')
        .includes(`TMPDIR=${place}`)
    } catch {
      // It is somebody else's, or gone.
      return false
    }
  })
}
