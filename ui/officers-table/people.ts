/** Who must be there, and where it is written down: the same few words in every line. */
import { text } from '../messages/message.ts'

export const STAFF = text('係員', 'staff')
export const OFFICER = text('投票管理者（運用カード）', 'presiding officer (operator card)')
export const OFFICER_AND_ONE = text(
  '投票管理者（運用カード）と立会人1人以上',
  'presiding officer (operator card), 1 witness or more',
)
export const OFFICER_AND_TWO = text(
  '投票管理者（運用カード）と立会人2人以上',
  'presiding officer (operator card), 2 witnesses or more',
)
export const OFFICER_HEARS = text('投票管理者。立会人の意見を聴く', 'presiding officer; witnesses heard')
export const CHAIR_HEARS = text(
  '選挙長・開票管理者。開票立会人の意見を聴く',
  'election chair; the counting witnesses are heard',
)
export const COUNTING_STAFF = text('開票の係員', 'counting staff')

export const NOT_WRITTEN = text('書かない', 'nowhere')
export const MACHINE_LOG = text('投票機が自分の記録簿に書く', 'by the machine, in its own log')
export const LOG_AND_RECORD = text(
  '投票機の記録簿（自動）。投票録に時刻と機体番号',
  "the machine's log (by itself); the polling record: time and machine number",
)
export const RECORD = text('投票録', 'polling record')
export const ISSUER_AND_RECORD = text(
  '発券機の記録（自動）。投票録',
  "the issuer's day record (by itself); polling record",
)
export const STATION_REPORT = text('投票所報告書（理由も印刷される）', 'station report (the reason is printed there)')
export const COUNTING_RECORD = text(
  '開票録（理由と氏名も印刷される）',
  'counting record (reason and names are printed there)',
)
export const LOG_AND_STATE = text(
  '投票機の記録簿（自動）。発券機で「使用中止」と理由。投票録',
  'the machine\'s log (by itself); "out of use" with the reason at the issuer; polling record',
)
