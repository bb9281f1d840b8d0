/** `ippyo inspect log` over sealed media: what an auditor reads is what the machine wrote, or a refusal in words. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import type { LogEvent } from '#election/log/catalogue.ts'
import { withTallyEntries } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { loadImage, MEDIA_DIRECTORY } from '#fixtures/media/load.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  ELECTION_DATE,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import { said } from '../ippyo-in-tests.ts'

const at = (time: string, event: LogEvent): LogEntry => ({ minute: `${ELECTION_DATE}T${time}` as LocalMinute, event })
const ENTRIES = [
  at('06:20', { type: 'started', starts: 1, failedUnlocks: 0 }),
  at('07:00', { type: 'made-votable', list: 1 }),
  at('14:15', { type: 'medium-failed', medium: 'duplicate', cause: 'pulled' }),
  at('20:01', { type: 'refusals', cards: 255, media: 0 }),
  at('20:02', { type: 'closing', final: true }),
]

let directory: string
let made: CountingElection

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-inspect-log-'))
  made = await countingElection(secureRandomness(), { stations: [{ kiosks: 1, spares: 1 }] })
  await writeCountingElection(made, directory)
})
afterAll(() => rm(directory, { recursive: true }))

const grounds = () => ['--package', join(directory, 'package'), '--authority', join(directory, 'machine/authority.pub')]

function sealedPair(name: string, log: { readonly entries: readonly LogEntry[]; readonly brokenAt?: number }) {
  const sessions = [[11, 21] as const]
  return writePair(made, { station: '1', pair: 1, sessions, log }, join(directory, name), secureRandomness())
}

describe('the log of a sealed medium', () => {
  it('is told in both languages: every entry, who sealed it, and that its chain is whole', async () => {
    const { original } = await sealedPair('whole', { entries: ENTRIES })
    const english = await said('--lang', 'en', 'inspect', 'log', original, ...grounds())
    expect(english.code, english.out).toBe(0)
    for (const words of [
      `${ELECTION_DATE} 06:20  The machine was started.`,
      `${ELECTION_DATE} 14:15  A medium failed, the duplicate: it was pulled out.`,
      'cards 255 or more',
      'sealed by 1-K1',
      'entries: 5',
      'OK The chain is whole',
    ])
      expect(english.out).toContain(words)
    const japanese = await said('--lang', 'ja', 'inspect', 'log', join(original, 'ballot-box.ippyo'), ...grounds())
    for (const words of ['抜かれた', '255 以上', '鎖はつながっています', '最後の閉鎖'])
      expect(japanese.out).toContain(words)
    const { out } = await said('--json', 'inspect', 'log', original, ...grounds())
    expect(JSON.parse(out)).toMatchObject({ kind: 'log', chain: 'whole', sealedBy: '1-K1', entries: ENTRIES })
  })

  it('with a page that does not name the one before it is never told as whole', async () => {
    const { original } = await sealedPair('broken', { entries: ENTRIES, brokenAt: 3 })
    const { out, code } = await said('--lang', 'en', 'inspect', 'log', original, ...grounds())
    expect(code).toBe(1)
    expect(out).toContain('▲ The chain is broken')
    expect(out).not.toContain('chain is whole')
    expect(out).toContain('entries: 5')
  })

  it('is a paper, too, attached to the record of voting', async () => {
    const { original } = await sealedPair('printed', { entries: ENTRIES })
    const pdf = join(directory, 'log.pdf')
    const { code, out } = await said('inspect', 'log', original, ...grounds(), '--pdf', pdf)
    expect(code, out).toBe(0)
    expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  })

  it('of a changed medium is refused in words, and nothing is printed', async () => {
    const { original } = await sealedPair('altered', { entries: ENTRIES })
    const box = join(original, 'ballot-box.ippyo')
    const bytes = readFileSync(box)
    const place = bytes.indexOf(Buffer.from([0, 7, 0, 0]), 4096 * 49)
    expect(place).toBeGreaterThan(0)
    bytes[place + 1] = 9
    writeFileSync(box, bytes)
    const pdf = join(directory, 'none.pdf')
    const { code, out } = await said('--lang', 'en', 'inspect', 'log', original, ...grounds(), '--pdf', pdf)
    expect(code).toBe(1)
    expect(out).toContain('The contents changed after the seal.')
    expect(out).not.toContain('The machine was started')
    expect(existsSync(pdf)).toBe(false)
  })

  it('needs package and authority, and says what is missing', async () => {
    const nowhere = join(directory, 'nowhere')
    const [, packageDirectory = ''] = grounds()
    expect((await said('--json', 'inspect', 'log', nowhere, '--package', packageDirectory)).out).toContain(
      'authority-needed',
    )
    const none = await said('--lang', 'en', 'inspect', 'log', nowhere, ...grounds())
    expect(none).toMatchObject({ code: 1, out: expect.stringContaining(`There is no log at ${nowhere}.`) })
  })
})

describe("the tally's own log", () => {
  const tallyLog = (name: string, electionId: string, cut = 0) => {
    const minute = `${ELECTION_DATE}T21:05` as LocalMinute
    const log = withTallyEntries(new Uint8Array(0), [
      { minute, event: { type: 'tally-started', electionId, goesOn: false } },
      { minute, event: { type: 'passphrase-wrong', seat: 2 } },
    ])
    mkdirSync(join(directory, name))
    const path = join(directory, name, 'tally.log')
    writeFileSync(path, log.slice(cut))
    return path
  }
  const own = () => made.election.electionPackage.electionId

  it('is told in words, and printed', async () => {
    const pdf = join(directory, 'tally.pdf')
    const { out, code } = await said(
      '--lang',
      'en',
      'inspect',
      'log',
      tallyLog('count', own()),
      ...grounds(),
      '--pdf',
      pdf,
    )
    expect(code, out).toBe(0)
    expect(out).toContain(`${ELECTION_DATE} 21:05  The passphrase of key share 2 was wrong.`)
    expect(out).toContain('OK The chain is whole')
    expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  })

  it('is known by what it holds, whatever the copy is called', async () => {
    const copy = join(directory, 'a copy')
    writeFileSync(copy, readFileSync(tallyLog('copied', own())))
    const { out, code } = await said('--lang', 'en', 'inspect', 'log', copy, ...grounds())
    expect(code, out).toBe(0)
    expect(out).toContain('Whether the last line was changed, or lines at the end were taken away, it cannot tell')
  })

  it('names the line at which it is broken', async () => {
    const path = tallyLog('line', own())
    writeFileSync(path, readFileSync(path, 'utf8').replace('"goesOn":false', '"goesOn":true'))
    const { out, code } = await said('--lang', 'en', 'inspect', 'log', path, ...grounds())
    expect(code).toBe(1)
    expect(out).toContain('The first that does not fit is line 2')
  })

  it('with a part cut off is told as broken; of another election, or no log at all, it is refused', async () => {
    const broken = await said('--lang', 'en', 'inspect', 'log', tallyLog('cut', own(), 10), ...grounds())
    expect(broken).toMatchObject({ code: 1, out: expect.stringContaining('▲ The chain is broken') })
    const foreign = await said('--json', 'inspect', 'log', tallyLog('foreign', '0123456789abcdef'), ...grounds())
    expect(foreign).toMatchObject({ code: 1, out: expect.stringContaining('log-of-other-election') })
    const empty = await said('--json', 'inspect', 'log', tallyLog('empty', own(), 9999), ...grounds())
    expect(empty.out).toContain('nothing-known')
  })
})

/** The images that every reader is held to; what they are called here is what `ippyo verify` says of them. */
const REFUSED: Readonly<Record<string, string>> = {
  'unused-spare': 'not-closed',
  'never-closed': 'not-closed',
  'tampered-log': 'altered',
  'tampered-gap': 'altered',
  'tampered-seal-gap': 'gap-not-zero',
  'tampered-day-seal': 'earlier-seals-altered',
  'tampered-header': 'header-not-signed',
  'foreign-use': 'other-use',
  'foreign-election': 'other-election',
  'foreign-key-set': 'other-key-set',
  'seal-of-another-pair': 'seal-not-signed',
  'one-page-long': 'oversize',
  'closed-for-the-day': 'closed-for-a-day-only',
  'cut-inside-a-page': 'truncated',
  'ballot-removed': 'altered',
  'final-seal-removed': 'closed-for-a-day-only',
  empty: 'not-a-ballot-box',
}

describe('the fixed images of media', () => {
  const package_ = [
    '--package',
    join(MEDIA_DIRECTORY, 'package'),
    '--authority',
    join(MEDIA_DIRECTORY, 'authority.pub'),
  ]
  const told = async (name: string, ...form: readonly string[]) => {
    const place = join(directory, 'images', name)
    await mkdir(place, { recursive: true })
    writeFileSync(join(place, 'ballot-box.ippyo'), loadImage(name, 'original'))
    return said(...form, 'inspect', 'log', place, ...package_)
  }

  it('a pair that another machine took over names both machines', async () => {
    const { out } = await told('sealed-by-another-machine', '--lang', 'en')
    expect(out).toMatch(/sealed by 2-K\d/)
    expect(out).toMatch(/The pair's own machine is 2-K\d/)
    expect(out).toContain('OK The chain is whole')
  })

  it.each(Object.entries(REFUSED))('%s: %s', async (name, code) => {
    const { out, code: exit } = await told(name, '--json')
    expect(JSON.parse(out.split('\n')[0] ?? '')).toEqual({ error: { type: code } })
    expect(exit).toBe(1)
  })
})
