/** Words of the calendar file with the dates of an election. */
import type { TextCatalogue } from './message.ts'

export const calendarWords = {
  notice: { ja: '{title}：告示、立候補の届出', en: '{title}: announcement, candidates file' },
  due: { ja: '{title}：選管がこの日までに済ませること', en: '{title}: done by the office by this day' },
  item: { ja: '・{step}', en: '- {step}' },
  early: { ja: '{title}：期日前投票', en: '{title}: early voting' },
  perStation: { ja: '日と時間は期日前投票所ごとに違うことがあります。', en: 'Days and hours may differ between stations.' },
  poll: { ja: '{title}：投票と開票', en: '{title}: poll and count' },
  written: { ja: '予定表のファイルを書きました：{path}', en: 'The calendar file was written: {path}' },
} as const satisfies TextCatalogue
