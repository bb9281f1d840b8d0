/** An election of one station and one with early voting, as CSV files that an office imports: its stations wait for roll lists. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SET = join(import.meta.dirname, '..', '..', 'fixtures', 'elections', 'early-voting')
const STATIONS = `station,name,kiosks,designated,early_voting,spares,opens,dates
2,第2投票所,2,yes,no,1,,
E,期日前投票所,1,no,yes,0,08:30,2002-06-21;2002-06-22
`
const ROLL_HEAD = 'roll_no,station,name,kana,sex,birth_date,address,resident_since,ticket,mark\n'

/** Voters 1…9 of station 2. */
export function writeRollSet(directory: string): string {
  cpSync(SET, directory, { recursive: true })
  const election = readFileSync(join(directory, 'election.csv'), 'utf8')
  const now = election
    .replace(/^date,.*$/m, 'date,2002-06-23')
    .replace(/^resident_since_latest,.*$/m, 'resident_since_latest,2002-03-15')
    .replace(/^rehearsal,.*$/m, 'rehearsal,yes')
  writeFileSync(join(directory, 'election.csv'), now)
  writeFileSync(join(directory, 'stations.csv'), STATIONS)
  const rows = Array.from({ length: 9 }, (_, place) => {
    const number = place + 1
    const person = `選挙　${'一二三四五六七八九'[place]}郎,せんきょ　たろう,${number % 2 === 0 ? 'F' : 'M'}`
    return `${number},2,${person},1950-01-0${number},沢渡${number}番地,1990-01-01,T${number},\n`
  })
  writeFileSync(join(directory, 'roll.csv'), ROLL_HEAD + rows.join(''))
  return directory
}
