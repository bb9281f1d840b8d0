/** The people who must be there, and the place where it is written down: the same few words in every line. */
import type { Text } from '../messages/message.ts'

export const STAFF: Text = { ja: '係員', en: 'staff' }
export const OFFICER: Text = { ja: '投票管理者（運用カード）', en: 'presiding officer (operator card)' }
export const OFFICER_AND_ONE: Text = { ja: '投票管理者（運用カード）と立会人1人以上', en: 'presiding officer (operator card), 1 witness or more' }
export const OFFICER_AND_TWO: Text = { ja: '投票管理者（運用カード）と立会人2人以上', en: 'presiding officer (operator card), 2 witnesses or more' }
export const OFFICER_HEARS: Text = { ja: '投票管理者。立会人の意見を聴く', en: 'presiding officer; witnesses heard' }
export const CHAIR_HEARS: Text = { ja: '選挙長・開票管理者。開票立会人の意見を聴く', en: 'election chair; the counting witnesses are heard' }
export const COUNTING_STAFF: Text = { ja: '開票の係員', en: 'counting staff' }

export const NOT_WRITTEN: Text = { ja: '書かない', en: 'nowhere' }
export const MACHINE_LOG: Text = { ja: '投票機が自分の記録簿に書く', en: 'by the machine, in its own log' }
export const LOG_AND_RECORD: Text = { ja: '投票機の記録簿（自動）。投票録に時刻と機体番号', en: "the machine's log (by itself); the polling record: time and machine number" }
export const RECORD: Text = { ja: '投票録', en: 'polling record' }
export const ISSUER_AND_RECORD: Text = { ja: '発券機の記録（自動）。投票録', en: "the issuer's day record (by itself); polling record" }
export const STATION_REPORT: Text = { ja: '投票所報告書（理由も印刷される）', en: 'station report (the reason is printed there)' }
export const COUNTING_RECORD: Text = { ja: '開票録（理由と氏名も印刷される）', en: 'counting record (reason and names are printed there)' }
export const LOG_AND_STATE: Text = {
  ja: '投票機の記録簿（自動）。発券機で「使用中止」と理由。投票録',
  en: 'the machine\'s log (by itself); "out of use" with the reason at the issuer; polling record',
}
