/** K13: no kanji in the words of a voter's page is without its reading, and none has the reading of another word. */
import { describe, expect, it } from 'vitest'
import { certificatePage, devicePage } from '#words/abroad.ts'
import { uiWords } from '#words/common.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { onlineCamera, voterScreen } from '#words/online.ts'
import { kioskCardRefusals } from '../messages/kiosk.ts'
import { kioskAnswers } from '../messages/kiosk-faults.ts'
import { abroadApply, abroadApplyRefusals, abroadRefusals, abroadScreen } from '../messages/online-abroad.ts'
import { applyRefusals, applyWords } from '../messages/online-apply.ts'
import { voterRefusals } from '../messages/online-voter.ts'
import { ENTRIES, readingParts } from './readings.ts'

const { textSize, small, standard, large, largest, colours, low } = uiWords
const { releaseCardTitle, releaseLift, releaseStaffChecks, releasedTitle, releasedOpen, releasedNext } = kioskScreen
const { votingCardBack, takenOverTitle } = kioskScreen
const keys = Object.keys(kioskScreen) as (keyof typeof kioskScreen)[]
const SENTENCES = [
  ...keys.slice(0, keys.indexOf('startingTitle')).map((key) => kioskScreen[key].ja),
  ...[releaseCardTitle, releaseLift, releaseStaffChecks, releasedTitle, releasedOpen, releasedNext].map(({ ja }) => ja),
  ...[votingCardBack, takenOverTitle, ...Object.values(kioskAnswers)].map(({ ja }) => ja),
  ...[textSize, small, standard, large, largest, colours, low].map(({ ja }) => ja),
  ...[voterScreen, applyWords, onlineCamera, abroadScreen, abroadApply, certificatePage, devicePage].flatMap((words) =>
    Object.values(words).map(({ ja }) => ja),
  ),
  ...[kioskCardRefusals, voterRefusals, applyRefusals, abroadRefusals, abroadApplyRefusals].flatMap((words) =>
    Object.values(words).flatMap(({ ja }) => [ja.title, ja.next]),
  ),
]

const kanaOf = (sentence: string) =>
  readingParts(sentence)
    .map(({ base, reading }) => reading ?? base)
    .join('')

describe('the words of a voter’s pages', () => {
  it.each([...new Set(SENTENCES)])('%s', (sentence) => {
    expect(
      readingParts(sentence)
        .map(({ base }) => base)
        .join(''),
    ).toBe(sentence)
    expect(kanaOf(sentence)).not.toMatch(/\p{Script=Han}/u)
  })

  it.each(ENTRIES.map((entry) => [entry.written, entry] as const))('%s is read somewhere', (_written, entry) => {
    const used = SENTENCES.some((sentence) =>
      readingParts(sentence).some(({ base, reading }) => base === entry.base && reading === entry.reading),
    )
    expect(used).toBe(true)
  })
})

describe('one letter, several words', () => {
  it.each([
    ['候補者を1人選んでください', 'こうほしゃをひとりえらんでください'],
    ['代理投票（補助者2人）', 'だいりとうひょう（ほじょしゃふたり）'],
    ['{n}名', '{n}めい'],
    [
      '補助者の1人が操作を手伝い、もう1人が見守ります。',
      'ほじょしゃのひとりがそうさをてつだい、もうひとりがみまもります。',
    ],
    ['選択中：', 'せんたくちゅう：'],
    ['文字の大きさを変える', 'もじのおおきさをかえる'],
    ['特大', 'とくだい'],
    ['画面を出す', 'がめんをだす'],
    ['名前の画面が出たら、補助者は手を離します。', 'なまえのがめんがでたら、ほじょしゃはてをはなします。'],
    ['名前の最初の音を選んでください', 'なまえのさいしょのおとをえらんでください'],
    ['音声で投票中です', 'おんせいでとうひょうちゅうです'],
    ['この投票機では、前の方の投票が途中です。', 'このとうひょうきでは、まえのかたのとうひょうがとちゅうです。'],
    ['今、新しい投票を始められません。', 'いま、あたらしいとうひょうをはじめられません。'],
    ['入場券を持って行ってください', 'にゅうじょうけんをもっていってください'],
    ['受付の日と持ち物を', 'うけつけのひともちものを'],
    ['30分のうちに', 'さんじゅっぷんのうちに'],
    ['家族の分は、その人が', 'かぞくのぶんは、そのひとが'],
    ['入り口に戻ると、票が入っています', 'いりぐちにもどると、ひょうがはいっています'],
    ['この投票機は、今日の投票に使える状態', 'このとうひょうきは、きょうのとうひょうにつかえるじょうたい'],
  ])('%s', (sentence, kana) => {
    expect(kanaOf(sentence)).toBe(kana)
  })
})
