/** A station's day as its papers see it, made up to the last field, and the words of a paper that was drawn of it. */
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentFonts } from '#documents/document.ts'
import type { StationPaperName } from '#documents/station/paper-names.ts'
import type { HelpedVoter, StationDay } from '#documents/station/station-day.ts'
import { stationPaper } from '#documents/station/station-papers.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import { quickReportText } from '#election/quick-report.ts'
import type { LocalDate, LocalMinute, LocalTime } from '#election/time.ts'

export const LONG_NAME = '勘解由小路左衛門尉藤原朝臣長宗我部元親之助右衛門太郎兵衛'

const DAY: Omit<StationDay, 'atDesk'> = {
  head: {
    use: 'fixture',
    electionTitle: '見本市長選挙及び見本市議会議員選挙',
    municipality: '見本市',
    date: '2002-06-23' as LocalDate,
    madeAt: '2002-06-23T21:30' as LocalMinute,
  },
  template: {
    place: '見本市中央一丁目1番1号　中央公民館',
    sendTo: '',
    seals: true,
    confirmed: false,
    lastTurnout: { mayor: 61.5 },
  },
  station: { id: '2', name: '第2投票区投票所', designated: false },
  desk: null,
  issuerSerial: 'NI-1',
  reissueCode: 'IP1/5f1d2c3b4a596877/2/~/00',
  quickReportCode: quickReportText({
    ...{ electionId: '5f1d2c3b4a596877' as ElectionId, station: '2' as StationId },
    ...{ date: '2002-06-23' as LocalDate, until: '09:00' as LocalTime },
    contests: [
      { men: 40, women: 52, unsaid: 0 },
      { men: 39, women: 51, unsaid: 0 },
    ],
  }),
  scripts: [{ step: '投票の開始', lines: ['ただいまから投票を開始いたします。'], mind: [] }],
  registered: { men: 617, women: 617, total: 1234 },
  eligible: { men: 600, women: 601, total: 1201 },
  contests: [
    contest('mayor', '見本市長選挙', { issued: 812, returned: 3, men: 400, women: 409, records: 808 }),
    contest('council', '見本市議会議員選挙', { issued: 810, returned: 3, men: 399, women: 408, records: 805 }),
  ],
  entitled: [],
  paperContests: [],
  handedOut: [],
  hours: [
    {
      until: '08:00' as LocalTime,
      contests: [
        { men: 11, women: 13, unsaid: 0 },
        { men: 11, women: 12, unsaid: 0 },
      ],
    },
    {
      until: '09:00' as LocalTime,
      contests: [
        { men: 40, women: 52, unsaid: 0 },
        { men: 39, women: 51, unsaid: 0 },
      ],
    },
  ],
  witnesses: {
    appointed: 3,
    named: ['髙橋 祐子', '山﨑 太郎', '渡邉 花'].map((name) => ({
      name,
      party: name === '渡邉 花' ? '見本党' : '',
      came: '2002-06-23T06:45' as LocalMinute,
      left: null,
    })),
    lines: [],
    substitutes: [
      { left: '山﨑 太郎', came: LONG_NAME, party: '', from: '2002-06-23T12:05' as LocalMinute, until: null, seen: '' },
    ],
  },
  openedAt: '2002-06-23T07:00' as LocalMinute,
  closedAt: '2002-06-23T20:00' as LocalMinute,
  sheetSigned: { form: 'printed', reason: '' },
  zeroCheckedAt: '2002-06-23T06:48' as LocalMinute,
  staff: 6,
  removed: [],
  absentees: null,
  ended: null,
  machines: [
    machine(1, 'failed', { note: '複写の書込みができない', takenOverBy: 'NM-0002' }),
    machine(2, 'started'),
    { ...machine(3, 'spare'), wasStarted: false, original: null, duplicate: null, seal: null },
  ],
  cards: {
    received: 60,
    inCase: 54,
    issued: 815,
    returned: 3,
    inEnvelope: 3,
    found: 1,
    missing: 2,
    out: '',
    replacements: [{ number: 12, card: 'unreadable', reason: '曲がっていた' }],
  },
  suspensions: [
    {
      from: '10:05' as LocalTime,
      until: '10:40' as LocalTime,
      cause: '停電',
      machinesLeft: 0,
      waiting: 12,
      leaving: 4,
    },
  ],
  troubles: [
    {
      time: '10:05' as LocalTime,
      machine: 'NM-0001',
      number: 'K-304',
      stops: 'その機器だけ止まった',
      measure: '予備機に替えた',
    },
  ],
  happenings: ['係員の交代（投票管理者の同意）：佐藤'],
  differenceReason: '',
  transport: '渡邉 花',
  keyKeepers: ['投票管理者　佐藤 一', '投票管理者　佐藤 一', '投票立会人　渡邉 花', null],
  sealLabels: { original: 'A-17', duplicate: null },
  voters: {
    refused: [{ name: '拒否 三郎', reason: '選挙権がない', provisional: true }],
    proxyRefused: ['事由 無子'],
    brailleRefused: ['点字 不要'],
    papersBack: [],
    online: null,
    byOrder: [
      {
        ...person('決定 五郎'),
        rollNo: '決3',
        contests: ['mayor'],
        kind: 'judgment',
        clerk: '',
        by: '岡山地方裁判所 平14(行ウ)3',
        date: '2002-06-20' as LocalDate,
      },
      {
        ...person('補正 六子'),
        rollNo: '決5',
        contests: ['mayor'],
        kind: 'registration',
        clerk: '受付 三郎',
        by: '選管 電話子',
        date: '2002-06-23' as LocalDate,
      },
    ],
    braille: [{ ...person('点字 四郎'), contests: ['mayor'] }],
    provisional: [{ ...person('拒否 三郎'), contests: ['mayor'], ground: '不服', words: '決定 投票管理者。異議なし' }],
  },
  helped: [helped(1, 'proxy', '髙橋 一郎'), helped(2, 'assisted', '山﨑 二郎')],
}

export function dayWith(more: Partial<StationDay> = {}): StationDay {
  const day = { ...DAY, ...more }
  return { atDesk: day, ...day }
}

function contest(
  id: string,
  title: string,
  { men, women, ...more }: { issued: number; returned: number; men: number; women: number; records: number },
): StationDay['contests'][number] {
  const [braille, provisional] = [
    { men: 1, women: 0, total: 1 },
    { men: 0, women: 2, total: 2 },
  ]
  return {
    id,
    title,
    voters: { men, women, total: men + women },
    braille,
    provisional,
    ordinary: { men: 0, women: 0, total: 0 },
    found: 1,
    replaced: 1,
    missing: 2,
    ...more,
  }
}

function machine(
  pair: number,
  state: StationDay['machines'][number]['state'],
  more: Partial<StationDay['machines'][number]> = {},
): StationDay['machines'][number] {
  return {
    id: `2-K${pair}`,
    pair,
    serial: `NM-000${pair}`,
    state,
    wasStarted: true,
    takenOverBy: null,
    note: '',
    original: `M-2-${pair}-A`,
    duplicate: `M-2-${pair}-B`,
    seal: '31415926535897932384',
    readyAt: '2002-06-23T06:52' as LocalMinute,
    endedAt: '2002-06-23T20:05' as LocalMinute,
    ...more,
  }
}

function person(name: string) {
  return { rollNo: '7', name, address: '見本市東7番地', birthDate: '1959-02-08' as LocalDate, sex: 'M' as const }
}

export function helped(number: number, mode: HelpedVoter['mode'], name: string): HelpedVoter {
  const assistants = [`補助 ${number}子`, `補助 ${number}郎`]
  return {
    rollNo: String(number),
    name,
    sex: 'F',
    address: `見本市中央${number}番地`,
    mode,
    assistants,
    contests: ['mayor'],
  }
}

/** Draws the paper into a directory, and reads its words. */
export async function textOfPaper(
  room: { readonly directory: string; readonly fonts: DocumentFonts },
  name: StationPaperName,
  day: StationDay,
  marks: readonly string[] = [],
): Promise<string> {
  const made = await stationPaper(name, day, room.fonts, () => marks)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  const path = join(room.directory, `${name}.pdf`)
  await writeFile(path, made.value.pdf)
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
}

export const packed = (text: string) => text.replaceAll(/\s/g, '')
