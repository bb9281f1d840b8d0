/** The office's CSV files: any bytes end in sources or in problems with a place, never in more problems than the bound. */
import { assert } from '#election/assert.ts'
import { utf8 } from '#election/bytes.ts'
import { readCsv } from '#election/definition/import/csv.ts'
import { decodeText } from '#election/definition/import/decode.ts'
import { FORMS, LISTS, ROLL_PROFILE, SCRIPTS, STOPS } from '#election/definition/import/headings.ts'
import { importElection, SOURCE_FILES } from '#election/definition/import/import-election.ts'
import type { Problems } from '#election/definition/import/problem.ts'
import { LISTED_MAX, startReport } from '#election/definition/import/report.ts'
import { readRollProfile } from '#election/definition/import/roll-profile.ts'
import { bytesOf, GOOD_FILES, GOOD_VOTES, SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import { heldFile } from '#election/definition/import/source-file.ts'
import { importVotes } from '#election/definition/import/votes.ts'
import { readRollChanges } from '#election/roll/import/read-roll-changes.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { spoilt } from '../mutate.ts'
import { broken, CHEAP, DEAR, type Target, type Verdict } from '../target.ts'

/** Two columns of words. */
const WORDS = utf8('step,words\nopening,{station}を開きます。\n筆談,お名前を指でさしてください。\nend,\n')
const MOVING = { 'stations.csv': `${GOOD_FILES['stations.csv']}3,巡回期日前投票所,1,no,yes,,,,,1\n` }
const STOP_ROWS = utf8(`station,place,date,opens,closes
3,朝霧公民館,2002-06-20,09:00,11:00
3,沢渡集会所,2002-06-20,13:00,15:30
3,市役所前,2002-06-21,08:30,20:00
`)
/** A question and a district of the upper house in place of mayor and council. */
const QUESTIONS = utf8(`contest,title,kind,seats,council_seats,answers,quorum,quorum_of,quorum_opened
mayor,橋,住民投票,1,,択一,2分の1,投票総数,達したときだけ開票
council,みほん,選挙区,1,2,,,,
`)
/** A rehearsal with a contest of parties in place of the council. */
const OF_PARTIES = bytesOf({
  ...GOOD_FILES,
  'election.csv': (GOOD_FILES['election.csv'] ?? '').replace('rehearsal,no', 'rehearsal,yes'),
  'contests.csv': 'contest,title,kind,seats,districts\nmayor,みほん,長,1,\ncouncil,みほん,比例代表,2,\n',
  'candidates.csv': `contest,number,name,kana,party,party_kana,display_name
mayor,1,髙橋　一郎,たかはし　いちろう,無所属,むしょぞく,
council,1,未来の会,みらいのかい,未来,みらい,
council,2,市民の声,しみんのこえ,市民,しみん,
`,
})
const LIST_ROWS = utf8(`contest,number,rank,name,kana,district
council,1,1,渡邉　正,わたなべ　ただし,
council,1,2,林　久美,はやし　くみ,重複
council,1,2,森　豊,もり　ゆたか,45000/90000
council,2,1,山﨑　花子,やまさき　はなこ,
`)
const OF_OPEN_LISTS = new Map([
  ...OF_PARTIES,
  [
    'contests.csv',
    utf8('contest,title,kind,seats,districts\nmayor,みほん,長,1,\ncouncil,みほん,参議院比例代表,2,\n'),
  ] as const,
])
const OPEN_ROWS = utf8(`contest,number,name,kana,party,party_kana,display_name,rank
mayor,1,髙橋　一郎,たかはし　いちろう,無所属,むしょぞく,,
council,1,未来の会,みらいのかい,未来,みらい,,
council,2,市民の声,しみんのこえ,市民,しみん,,
council,3,渡邉　正,わたなべ　ただし,未来の会,みらいのかい,,1
council,4,林　久美,はやし　くみ,未来の会,みらいのかい,,
council,5,山﨑　花子,やまさき　はなこ,市民の声,しみんのこえ,,
`)
const CHANGED = utf8('form,change,at,words,width\n様式,名称,欄,欄の名,\nform,column,table.column,列の名,80\n')
const TABLE = { at: 'table.column', words: '列', takes: ['rename', 'column'], room: 100 } as const
const FIELD = { at: 'field', words: '欄', takes: ['rename', 'heading'], room: 0 } as const
const OPTIONS = { fonts: SAMPLE_FONTS, forms: [{ name: 'form', title: '様式', fixed: null, rows: [FIELD, TABLE] }] }
const OWN = [
  [STOPS, STOP_ROWS],
  [SCRIPTS, WORDS],
  [FORMS, CHANGED],
] as const
const files = new Map([...bytesOf({ ...GOOD_FILES, ...MOVING }), ...OWN])
const NAMES = [...SOURCE_FILES, STOPS, SCRIPTS, FORMS]
const samples = NAMES.map((name) => files.get(name) as Uint8Array)
const PIECES = ['"', ',', '\n', '\r\n', '\t', '\u0000', '髙', '𠮷', '0', '-', 'yes', '2002-06-23', '\ufeff', '"""'].map(
  utf8,
)

/** The usual changes, and pieces that mean something in CSV. */
function spoiltText(random: Dice, from: readonly Uint8Array[]): Uint8Array {
  let bytes = spoilt(random, from, { most: 4000 })
  for (let pieces = random.below(3); pieces > 0; pieces--) {
    const [at, piece] = [random.below(bytes.length + 1), random.pick(PIECES)]
    bytes = Uint8Array.from([...bytes.subarray(0, at), ...piece, ...bytes.subarray(at + random.below(4))])
  }
  return bytes
}

export const text: Target = {
  name: 'CSV text',
  inputsPerSeed: CHEAP,
  make: (random) => spoiltText(random, samples),
  judge(bytes) {
    const decoded = decodeText(bytes)
    if (decoded === null) return 'refused'
    const read = readCsv(decoded.text)
    if (read.rows.length + read.faults.length > bytes.length + 1) return broken('more rows than bytes')
    const cells = read.rows.reduce((sum, row) => sum + row.cells.reduce((length, cell) => length + cell.length, 0), 0)
    if (cells > decoded.text.length) return broken('more text than was read')
    return read.faults.length === 0 ? 'accepted' : 'refused'
  },
}

function told({ errors, warnings }: Problems): Verdict {
  if (errors.length === 0) return broken('refused without a problem')
  if (errors.length + warnings.length > 2 * NAMES.length * (LISTED_MAX + 1)) return broken('problems without bound')
  const placed = errors.every(
    ({ line, code, value, allowed }) => line >= 1 && code !== undefined && value.length <= 82 && allowed.length > 0,
  )
  return placed ? 'refused' : broken('a problem without place, code or bound')
}

/** First byte: which of the files the rest stands for. */
export const election: Target = {
  name: 'CSV import',
  inputsPerSeed: 3,
  make(random) {
    const which = random.below(NAMES.length)
    const asked = NAMES[which] === 'contests.csv' ? [QUESTIONS] : []
    return Uint8Array.from([which, ...spoiltText(random, [samples[which] as Uint8Array, ...asked])])
  },
  judge(input) {
    const name = NAMES[(input[0] ?? 0) % NAMES.length] as string
    const result = importElection(new Map([...files, [name, input.slice(1)]]), OPTIONS)
    return result.ok ? 'accepted' : told(result.error)
  },
}

export const lists: Target = {
  name: 'CSV lists of parties',
  inputsPerSeed: 3,
  make: (random) => spoiltText(random, [LIST_ROWS]),
  judge(input) {
    const result = importElection(new Map([...OF_PARTIES, [LISTS, input]]), OPTIONS)
    return result.ok ? 'accepted' : told(result.error)
  },
}

/** Parties and their people are rows of one file. */
export const openLists: Target = {
  name: 'CSV parties with their people',
  inputsPerSeed: 3,
  make: (random) => spoiltText(random, [OPEN_ROWS]),
  judge(input) {
    const result = importElection(new Map([...OF_OPEN_LISTS, ['candidates.csv', input]]), OPTIONS)
    return result.ok ? 'accepted' : told(result.error)
  },
}

const PROFILE = `column,from,values,form
roll_no,roll_no;no,,
station,station,1=1;2=2,
name,name,,
kana,kana,,
sex,sex,M=男;F=女,
birth_date,birth_date,,era-of-digit
address,address,,
resident_since,resident_since,,
ticket,ticket,,
mark,mark,,
passed-over,x;y,,
letter,U+E000,藤,
`

/** With a roll that it reads: a profile that nobody wrote is refused, or reads what it says. */
export const profile: Target = {
  name: 'CSV profile of the roll',
  inputsPerSeed: 3,
  make: (random) => spoiltText(random, [utf8(PROFILE), utf8(PROFILE.replace(';no', ''))]),
  judge(bytes) {
    const errors = startReport()
    const read = readRollProfile(heldFile(bytes), errors)
    const found = errors.problems([ROLL_PROFILE]).errors
    if (read === null && found.length === 0) return broken('no profile, and no word why')
    const result = importElection(new Map([...files, [ROLL_PROFILE, bytes]]), OPTIONS)
    // A line that is none is left out of what was read, and named: nothing is imported by the rest.
    if (result.ok) return found.length === 0 ? 'accepted' : broken('an import by a profile with errors')
    return told(result.error)
  },
}

const imported = importElection(files, OPTIONS)
assert(imported.ok, 'fuzz: the sample is right')
const { sources } = imported.value

export const votes: Target = {
  name: 'CSV votes',
  inputsPerSeed: 3 * DEAR,
  make: (random) => spoiltText(random, [utf8(GOOD_VOTES)]),
  judge(bytes) {
    const result = importVotes(bytes, sources)
    return result.ok ? 'accepted' : told(result.error)
  },
}

const CHANGES = `roll_no,mark,cause,station,name,kana,sex,birth_date,address,resident_since,ticket
1-2,early_voted,early-voting,,,,,,,,
2-9,,supplementary,2,補正　太郎,ほせい　たろう,M,1950-01-01,沢渡5番地,1990-01-01,T9
`
const rolls = {
  date: sources.rules.date,
  votingAge: sources.rules.votingAge,
  municipalityCode: sources.rules.municipalityCode,
  stations: sources.stations,
  contests: sources.contests,
  paperContests: sources.paperContests,
  rows: new Map(sources.roll.map((row) => [row.rollNo, row.station])),
  alsoAt: new Map(),
  tickets: new Set<string>(),
  boxes: new Map(),
  added: new Map(),
}

export const changes: Target = {
  name: 'CSV changes of the roll',
  inputsPerSeed: 3 * DEAR,
  make: (random) => spoiltText(random, [utf8(CHANGES)]),
  judge(bytes) {
    const result = readRollChanges({ file: bytes, profile: null }, rolls, SAMPLE_FONTS)
    return result.ok ? 'accepted' : told(result.error)
  },
}
