/** The office's files of voters abroad: any bytes end in rows or in problems, each with its place and its words. */
import { utf8 } from '#election/bytes.ts'
import { ERROR_CODES, type Problem } from '#election/definition/import/problem.ts'
import type { Consulate } from '#election/online/abroad.ts'
import { parseZone } from '#election/online/zone.ts'
import type { Result } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { importAbroad } from '#online/roll-side/roll/import-abroad.ts'
import { importConsulates } from '#online/roll-side/roll/import-consulates.ts'
import { tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import { spoilt } from '../mutate.ts'
import { broken, DEAR, type Target, type Verdict } from '../target.ts'

const CONSULATES = utf8(
  '在外公館,時間帯,郵便の日数\n在フランス日本国大使館,Europe/Paris,14\n在インド日本国大使館,Asia/Kolkata,18\n',
)
const [station] = tinyPackage.stations
const HEADING =
  'certificate,station,name,kana,name_latin,birth_date,consulate,address_1,address_2,country,card_address,email,returned,mark'
const ROWS = utf8(`${HEADING}
2026-7,${station?.id},見本　太郎,みほん　たろう,MIHON TARO,1970-04-01,在フランス日本国大使館,4 rue A,75015 Paris,France,国外転出,a@b,,
2026-8,${station?.id},見本　花子,,MIHON HANAKO,昭和45年4月1日,在インド日本国大使館,Plot 14,,India,国外転出,,2026-11-01,在外公館投票済
`)

function judged<T>(read: Result<readonly T[], readonly Problem[]>, isWhole: (row: T) => boolean): Verdict {
  if (read.ok) return read.value.every(isWhole) ? 'accepted' : broken('a row that lacks something is taken')
  if (read.error.length === 0) return broken('refused without a problem')
  const isPlaced = read.error.every(({ code, line }) => line >= 1 && ERROR_CODES.some((each) => each === code))
  return isPlaced ? 'refused' : broken('a problem without place or code')
}

export const consulates: Target = {
  name: 'CSV of consulates',
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [CONSULATES], { most: 2000 }),
  judge: (bytes) =>
    judged(
      importConsulates(bytes),
      ({ name, postDays, zone }) => name !== '' && postDays > 0 && parseZone(zone) === zone,
    ),
}

const known = importConsulates(CONSULATES)
const LISTED: readonly Consulate[] = known.ok ? known.value : []
const RULES = { ...tinyPackage.rules, date: '2026-11-22' as LocalDate }
const grounds = { rules: RULES, places: tinyPackage, consulates: LISTED }

export const electorsAbroad: Target = {
  name: 'CSV of electors abroad',
  inputsPerSeed: DEAR,
  make: (random) => spoilt(random, [ROWS], { most: 4000 }),
  judge: (bytes) =>
    judged(importAbroad(bytes, grounds), ({ abroad, row }) => {
      const isListed = LISTED.some(({ name }) => name === abroad?.consulate)
      const lines = [abroad?.latinName, abroad?.country, ...(abroad?.lines ?? [])]
      const isLatin = lines.every(
        (line) => line !== undefined && /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{C}]+$/u.test(line),
      )
      return isListed && isLatin && row.rollNo !== '' && row.name !== ''
    }),
}
