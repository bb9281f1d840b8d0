/** The dates of an election as a calendar file: read back by RFC 5545 to the letter, not by the code that wrote it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { said } from '../commands/ippyo-in-tests.ts'
import { icalendar } from './icalendar.ts'

const SOURCES = join(import.meta.dirname, '../../fixtures/elections/early-voting')
let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-calendar-'))
})
afterAll(() => rm(directory, { recursive: true }))

/** §3.1 content lines, §3.3.11 TEXT; a value has no raw control character, comma, semicolon or lonely backslash. */
const CONTENT_LINE = /^([A-Z-]+)((?:;[A-Z-]+=[A-Za-z0-9/-]+)*):((?:[^\p{Cc}\\;,]|\\[\\;,nN])*)$/u
const TEXTS = ['SUMMARY', 'DESCRIPTION', 'UID', 'PRODID', 'VERSION', 'CALSCALE', 'TRANSP', 'BEGIN', 'END']
const ONCE = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'TRANSP']

function read(text: string): readonly Readonly<Record<string, string>>[] {
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const physical = text.slice(0, -2).split('\r\n')
  expect(physical.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([])
  const lines = text
    .slice(0, -2)
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
  const events: Record<string, string>[] = []
  const open: string[] = []
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] =
      CONTENT_LINE.exec(line) ?? expect.fail(`no content line: ${line}`)
    if (name === 'BEGIN') {
      open.push(value)
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') expect(open.pop()).toBe(value)
    else if (open.at(-1) === 'VEVENT') {
      const event = events.at(-1) ?? {}
      expect(event[name], `${name} once`).toBe(undefined)
      if (TEXTS.includes(name)) expect(parameters).toBe('')
      if (name === 'DTSTAMP') expect(value).toMatch(/^\d{8}T\d{6}Z$/)
      if (name === 'DTSTART' || name === 'DTEND')
        expect([parameters, value]).toEqual([';VALUE=DATE', expect.stringMatching(/^\d{8}$/)])
      event[name] = value.replaceAll(/\\([\\;,nN])/g, (_, letter) => (/n/i.test(letter) ? '\n' : letter))
    }
  }
  expect(open).toEqual([])
  expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', expect.stringMatching(/^PRODID:./)])
  expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length)
  for (const event of events) expect(Object.keys(event)).toEqual(expect.arrayContaining(ONCE))
  return events
}

async function made(language: string, name: string, sources = SOURCES) {
  const path = join(directory, name)
  const { out, code } = await said('--lang', language, 'calendar', '--sources', sources, '--out', path)
  expect([code, out]).toEqual([0, expect.stringContaining(path)])
  return read(await readFile(path, 'utf8'))
}

it('says when what is due, in both languages under the same numbers', async () => {
  const events = await made('ja', 'ja.ics')
  const on = (day: string) => events.filter(({ DTSTART }) => DTSTART === day).map(({ SUMMARY }) => SUMMARY)
  const election =
    (await readFile(join(SOURCES, 'election.csv'), 'utf8')).match(/^(?:date|選挙期日),(\d{4}-\d\d-\d\d)/m)?.[1] ?? ''
  const day = (before: number) =>
    new Date(Date.parse(`${election}T00:00:00Z`) - before * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  // A town by its code: announced five days before (PEO 34(6)), early voting from the day after (48-2) on.
  expect(on(day(0))).toEqual([expect.stringContaining('投票と開票')])
  expect(on(day(5)).filter((each) => each?.includes('告示')).length).toBeGreaterThan(0)
  expect(events.find(({ SUMMARY }) => /：期日前投票$/.test(SUMMARY ?? ''))?.DTEND).toBe(day(0))
  const eve = events.find(({ DTSTART, SUMMARY }) => DTSTART === day(1) && SUMMARY?.includes('選管'))
  expect(eve?.DESCRIPTION).toContain('・前日に、鍵の持ち分を確かめる\n')
  const english = await made('en', 'en.ics')
  expect(english.map(({ UID }) => UID)).toEqual(events.map(({ UID }) => UID))
  expect(english.at(-1)?.SUMMARY).toContain('poll and count')
})

it('is refused where something is already, and of files with a mistake', async () => {
  const path = join(directory, 'taken.ics')
  await writeFile(path, 'mine')
  const taken = await said('--lang', 'ja', 'calendar', '--sources', SOURCES, '--out', path)
  expect([taken.code, await readFile(path, 'utf8')]).toEqual([1, 'mine'])
  expect(taken.out).toContain('すでに何かがあります')
  const none = await said('--lang', 'en', 'calendar', '--sources', directory, '--out', join(directory, 'x.ics'))
  expect([none.code, none.out]).toEqual([1, expect.stringContaining('election.csv')])
  expect((await said('calendar', '--sorces', SOURCES, '--out', path)).out).toContain('--sorces')
})

it('any title comes back letter by letter, however long it is', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', ';', ',', '\\', '\n', ' ', ':', '選', '𠮷', '葛\u{E0100}', 'é'),
    maxLength: 120,
    size: 'max',
  })
  const day = '2002-06-23' as LocalDate
  fc.assert(
    fc.property(text, text, (summary, description) => {
      const events = read(
        icalendar([{ uid: 'one@ippyo.invalid', first: day, last: day, summary, description }], '20020601T000000Z'),
      )
      expect(events).toEqual([
        {
          ...{ UID: 'one@ippyo.invalid', DTSTAMP: '20020601T000000Z', DTSTART: '20020623', DTEND: '20020624' },
          ...{ SUMMARY: summary, TRANSP: 'TRANSPARENT' },
          ...(description === '' ? {} : { DESCRIPTION: description }),
        },
      ])
    }),
  )
})
